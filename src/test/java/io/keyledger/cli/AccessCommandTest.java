package io.keyledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.cli.process.ExitCode;
import io.keyledger.inventory.Fact;
import io.keyledger.inventory.KmsKey;
import io.keyledger.snapshot.FactFilter;
import io.keyledger.snapshot.PartId;
import io.keyledger.snapshot.Snapshot;
import io.keyledger.stub.StubBehaviour;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AccessCommandTest {
    @TempDir
    private Path directory;

    private TestEnvironment terminal;

    @BeforeEach
    void writeTheSampleAccount() throws IOException {
        SampleAccount.write(directory.resolve("sample"));
        terminal = TestEnvironment.in(directory);
    }

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("access", "--from", "sample"));
        all.addAll(List.of(arguments));
        return terminal.run(all.toArray(String[]::new));
    }

    private KmsKey key(String alias) throws IOException {
        Snapshot snapshot = Snapshot.open(directory.resolve("sample"));
        List<Fact> facts = new ArrayList<>();
        for (PartId part : snapshot.parts()) {
            snapshot.read(part, FactFilter.of(KmsKey.class), facts::add);
        }
        return facts.stream()
                .map(KmsKey.class::cast)
                .filter(key -> key.aliases().known().orElse(List.of()).contains(alias))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void saysWhoCanDoWhatWithAKeyTheFarthestFirst() throws IOException {
        assertThat(run("--key", "alias/partner-exchange")).isZero();

        List<String> lines = terminal.out().lines().toList();
        assertThat(lines.get(0))
                .isEqualTo("alias/partner-exchange  "
                        + key("alias/partner-exchange").arn());
        assertThat(lines.get(1)).matches("  reach +principal +can +through +statement +where");
        assertThat(lines.get(2))
                .matches("  cross-account +account 123456789012 +decrypt, encrypt, metadata +root delegation and IAM"
                        + " +/Statement/2");
        assertThat(lines)
                .anyMatch(line -> line.matches("  account +root user +decrypt, .*, metadata +root delegation.*"));
        assertThat(terminal.err()).isEmpty();
    }

    @Test
    void showsWhoNeedsNoIamPolicyApartFromWhatIamLets() {
        assertThat(run("--key", "alias/orders", "--principal", "role/key-admin", "--capability", "administer"))
                .isZero();

        assertThat(terminal.out().lines().map(line -> line.strip().replaceAll(" {2,}", "|")))
                .contains(
                        "account|role/key-admin|administer|key policy|/Statement/1",
                        "account|role/key-admin|administer|root delegation and IAM|/Statement/0");
    }

    @Test
    void findsAKeyByIdByArnAndByTheArnOfItsAlias() throws IOException {
        KmsKey key = key("alias/orders");
        run("--key", "alias/orders");
        String expected = terminal.out();

        for (String name : List.of(key.keyId(), key.arn(), "arn:aws:kms:eu-west-1:111122223333:alias/orders")) {
            assertThat(run("--key", name)).as(name).isZero();
            assertThat(terminal.out()).as(name).isEqualTo(expected);
        }
    }

    @Test
    void answersForSeveralKeys() {
        run("--key", "alias/orders,alias/card-vault", "--capability", "decrypt");

        assertThat(terminal.out()).contains("alias/orders  arn:aws:kms:", "\nalias/card-vault  arn:aws:kms:");
    }

    @Test
    void saysWhatAPrincipalCanDo() {
        assertThat(run("--principal", "role/load-test", "--key", "alias/partner-exchange"))
                .isZero();

        assertThat(terminal.out())
                .contains("role/load-test")
                .contains("account 123456789012")
                .doesNotContain("administrator", "file-gateway");
    }

    @Test
    void leavesOutOtherAccountsWhereThePrincipalTellsItsOwn() {
        run("--principal", "arn:aws:iam::111122223333:role/load-test", "--key", "alias/partner-exchange");

        assertThat(terminal.out()).contains("role/load-test").doesNotContain("123456789012");
    }

    @Test
    void findsTheRoleOfASession() {
        run("--principal", "arn:aws:sts::111122223333:assumed-role/load-test/s1", "--key", "alias/orders");

        assertThat(terminal.out()).contains("role/load-test").doesNotContain("orders-app");
    }

    @Test
    void saysWhatIsAskedForOnly() {
        run("--key", "alias/orders", "--capability", "destroy");

        assertThat(terminal.out()).contains("destroy").doesNotContain("decrypt");
    }

    @Test
    void saysSoWhereNobodyHasAccess() {
        assertThat(run("--key", "alias/orders", "--principal", "arn:aws:iam::999999999999:role/elsewhere"))
                .isZero();

        assertThat(terminal.out()).isEqualTo("Nobody has access that matches the options.\n");
    }

    @Test
    void saysBelowTheTableWhatIsNotKnown() {
        assertThat(run()).isEqualTo(ExitCode.INCOMPLETE.number());

        assertThat(terminal.out())
                .contains("\nUnknown\n")
                .contains("  alias/board-minutes: the key policy was not read: denied kms:GetKeyPolicy");
    }

    @Test
    void writesTheColumnsOfTheAccessFile() {
        assertThat(run("--key", "alias/orders", "--format", "csv")).isZero();

        List<String> lines = terminal.out().lines().toList();
        assertThat(lines.getFirst())
                .isEqualTo("account_id,region,key_arn,capability,principal,principal_type,principal_account_id,reach,"
                        + "via,statement,conditions,key_name");
        assertThat(lines.subList(1, lines.size()))
                .isSorted()
                .allMatch(line -> line.startsWith("111122223333,eu-west-1,arn:aws:kms:"))
                .anyMatch(line -> line.contains(
                        ",decrypt,arn:aws:iam::111122223333:role/orders-app,role,111122223333,account,key policy,"));
    }

    @Test
    void saysInCsvOfAKeyThatMoreMayBeTrue() {
        assertThat(run("--key", "alias/board-minutes", "--format", "csv")).isEqualTo(ExitCode.INCOMPLETE.number());

        assertThat(terminal.out()).contains(",unknown,unknown,", "the key policy was not read");
    }

    @Test
    void writesJson() {
        assertThat(run("--key", "alias/board-minutes,alias/orders", "--format", "json"))
                .isEqualTo(ExitCode.INCOMPLETE.number());

        JsonNode answer = JsonMapper.shared().readTree(terminal.out());
        JsonNode access = answer.path("access").path(0);
        assertThat(access.propertyNames())
                .containsExactly(
                        "account_id",
                        "region",
                        "key_arn",
                        "capability",
                        "principal",
                        "principal_type",
                        "principal_account_id",
                        "reach",
                        "via",
                        "statement",
                        "conditions",
                        "notes",
                        "witness");
        assertThat(access.path("witness").path("action").asString()).startsWith("kms:");
        assertThat(answer.path("unknowns").path(0).path("reason").asString()).contains("was not read");
    }

    @Test
    void readsTheNamedSnapshotWithoutAskingAws() {
        assertThat(terminal.run(
                        "access",
                        "--snapshot",
                        "sample",
                        "--key",
                        "alias/orders",
                        "--endpoint-url",
                        "http://localhost:1"))
                .isZero();

        assertThat(terminal.out()).startsWith("alias/orders");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--key alias/order|There is no key 'alias/order' in eu-central-1, eu-west-1, us-east-1 of 2 accounts;"
                        + " did you mean 'alias/orders'?",
                "--principal role/lode-test|There is no principal 'role/lode-test' in 2 accounts; did you mean"
                        + " 'role/load-test'?",
                "--principal arn:aws:iam::111122223333:role/nobody|There is no principal"
                        + " 'arn:aws:iam::111122223333:role/nobody' in 2 accounts",
                "--principal arn:aws:sts::111122223333:assumed-role/nobody/session|There is no principal"
                        + " 'arn:aws:sts::111122223333:assumed-role/nobody/session' in 2 accounts",
                "--format yaml|--format can't be 'yaml'; it must be one of text, csv, json",
                "--format jsom|--format can't be 'jsom'; it must be one of text, csv, json; did you mean 'json'?",
                "--capability decript|--capability can't be 'decript'; it must be one of decrypt, encrypt, sign, mac,"
                        + " delegate, administer, destroy, metadata; did you mean 'decrypt'?",
                "surplus|'keyledger access' takes no argument 'surplus'",
            })
    void saysWhatIsWrongWithTheCommandLine(String arguments, String sentence) {
        assertThat(run(arguments.split(" "))).isEqualTo(ExitCode.USAGE.number());

        assertThat(terminal.err()).startsWith("keyledger: ").contains(sentence);
        assertThat(terminal.out()).isEmpty();
    }

    @Test
    void saysWhichSnapshotIsNone() {
        assertThat(terminal.run("access", "--from", "nothing")).isEqualTo(ExitCode.USAGE.number());

        assertThat(terminal.err()).startsWith("keyledger: ").contains("nothing");
    }

    @Test
    void asksAwsForNoMoreThanItNeedsAndLeavesNothingBehind() throws IOException {
        try (StubAccountEnvironment aws = StubAccountEnvironment.start()) {
            String key = aws.server()
                    .world()
                    .firstAccount()
                    .region("eu-west-1")
                    .orElseThrow()
                    .key(0)
                    .arn();

            assertThat(terminal.run(aws.at("access", "--key", key))).isZero();

            assertThat(terminal.out()).contains("  " + key + "\n", "  reach ");
            assertThat(aws.server().counters().actions())
                    .contains("kms:GetKeyPolicy", "iam:GetAccountAuthorizationDetails")
                    .noneMatch(action -> action.startsWith("s3:") || action.startsWith("cloudwatch:"))
                    .doesNotContain("ec2:DescribeVolumes", "kms:GetKeyLastUsage");
        }
        try (var files = Files.list(directory)) {
            assertThat(files).containsExactly(directory.resolve("sample"));
        }
    }

    @Test
    void keepsTheSnapshotWhereItIsToldTo() throws IOException {
        try (StubAccountEnvironment aws = StubAccountEnvironment.start()) {
            assertThat(terminal.run(aws.at("access", "--region", "eu-west-1", "--snapshot", "kept", "--format", "csv")))
                    .isZero();
        }

        assertThat(Snapshot.open(directory.resolve("kept")).parts())
                .extracting(PartId::collector)
                .doesNotContain("s3", "ebs")
                .contains("kms", "iam");
        assertThat(terminal.run("access", "--snapshot", "kept", "--format", "csv"))
                .isZero();
    }

    @Test
    void doesNotSayThatAKeyIsMissingWhereNotAllWereRead() {
        try (StubAccountEnvironment aws = StubAccountEnvironment.start()) {
            aws.server().behave(StubBehaviour.calm().denying("kms:ListKeys"));

            assertThat(terminal.run(aws.at("access", "--region", "eu-west-1", "--key", "alias/any")))
                    .isEqualTo(ExitCode.INCOMPLETE.number());
        }
        assertThat(terminal.out())
                .contains(
                        "Unknown",
                        "kms:ListKeys was not answered in 111122223333 eu-west-1",
                        "'alias/any' was not found");
    }
}
