package io.keyledger.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.cli.TestEnvironment;
import io.keyledger.stub.StubBehaviour;
import io.keyledger.stub.StubFaults;
import io.keyledger.stub.StubServer;
import io.keyledger.stub.world.StubIdentities;
import io.keyledger.stub.world.StubPopulation;
import io.keyledger.stub.world.StubWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole job by its command line, from an AWS that is slow, broken, closed or far away. */
class AuditTest {
    private static final String ACCOUNT = "111122223333";
    private static final String OTHER_ACCOUNT = "123456789012";
    private static final String CLOSED_ACCOUNT = "444455556666";
    private static final String RUN = "20261124T030000Z";

    private final StubServer aws = StubServer.start(
            StubWorld.builder()
                    .accounts(ACCOUNT, OTHER_ACCOUNT, CLOSED_ACCOUNT)
                    .suspended(CLOSED_ACCOUNT)
                    .regions("eu-west-1", "us-east-1")
                    .population(StubPopulation.of(10, 4, 4, 4))
                    .identities(new StubIdentities(6, 2, 1, 3))
                    .build(),
            StubBehaviour.calm());
    private final TestEnvironment keyledger;
    private final Path folder;

    AuditTest(@TempDir Path folder) {
        this.folder = folder;
        this.keyledger = TestEnvironment.in(folder);
    }

    @BeforeEach
    void beSomebody() throws IOException {
        System.setProperty("aws.accessKeyId", StubServer.accessKeyId(ACCOUNT));
        System.setProperty("aws.secretAccessKey", "any");
        Files.writeString(folder.resolve("keyledger.yaml"), """
            scope:
              collectors: [ebs, iam, kms, s3]
            collect:
              quota-share: 1
              last-usage-limit: 2
            """);
    }

    @AfterEach
    void close() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
        assertThat(aws.counters().defects()).isEmpty();
        assertThat(aws.counters().describedAwsAliases()).isEmpty();
        aws.close();
    }

    @Test
    void throttlesAndErrorsChangeNothingInAnyFile() throws IOException {
        assertThat(audit("calm")).isEqualTo(1);
        aws.behave(StubBehaviour.calm().withFaults(StubFaults.of(11, 0.2, 0.05)));

        assertThat(audit("stormy")).isEqualTo(1);

        assertThat(aws.counters().totalThrottled()).isPositive();
        FileTree.assertSame(folder.resolve("stormy"), folder.resolve("calm"));
    }

    @Test
    void anAccountWhoseRoleCannotBeAssumedIsARowOfCoverage() throws IOException {
        int code = audit(
                "accounts", "--role", "audit", "--account", String.join(",", ACCOUNT, OTHER_ACCOUNT, CLOSED_ACCOUNT));

        assertThat(code).isEqualTo(3);
        RunFiles files = RunFiles.in(folder.resolve("accounts").resolve(RUN));
        assertThat(files.rows("coverage"))
                .filteredOn(row -> CLOSED_ACCOUNT.equals(row.get("account_id")))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("service", "sts")
                        .containsEntry("action", "AssumeRole")
                        .containsEntry("denied", "1")
                        .doesNotContainEntry("note", ""));
        assertThat(files.rows("coverage"))
                .filteredOn(row -> !CLOSED_ACCOUNT.equals(row.get("account_id")))
                .allSatisfy(row -> assertThat(row).containsEntry("answered", row.get("asked")));
        for (String table : List.of("keys", "resources", "findings")) {
            assertThat(files.rows(table))
                    .extracting(row -> row.get("account_id"))
                    .as(table)
                    .containsOnly(ACCOUNT, OTHER_ACCOUNT);
        }
    }

    @Test
    void aRegionThatIsNotEnabledIsARowOfCoverage() throws IOException {
        assertThat(audit("regions", "--region", "af-south-1", "us-east-1")).isEqualTo(3);

        assertRegionIsUnread("af-south-1", "regions");
    }

    @Test
    void aRegionThatTurnsEverybodyAwayIsARowOfCoverage() throws IOException {
        aws.behave(StubBehaviour.calm().withDisabledRegion("eu-west-1"));

        assertThat(audit("regions")).isEqualTo(3);

        assertRegionIsUnread("eu-west-1", "regions");
    }

    private void assertRegionIsUnread(String region, String output) throws IOException {
        RunFiles files = RunFiles.in(folder.resolve(output).resolve(RUN));
        assertThat(files.rows("coverage"))
                .filteredOn(row -> region.equals(row.get("region")))
                .extracting(row -> row.get("service"))
                .contains("ec2", "kms", "s3");
        assertThat(files.rows("coverage"))
                .filteredOn(row -> region.equals(row.get("region")))
                .allSatisfy(row -> assertThat(row)
                        .containsEntry("answered", "0")
                        .containsEntry("failed", row.get("asked"))
                        .doesNotContainEntry("note", ""));
        assertThat(files.rows("coverage"))
                .filteredOn(row -> !region.equals(row.get("region")))
                .allSatisfy(row -> assertThat(row).containsEntry("answered", row.get("asked")));
        assertThat(files.rows("keys"))
                .hasSize(10)
                .allSatisfy(row -> assertThat(row).containsEntry("region", "us-east-1"));
    }

    @Test
    void credentialsThatRunOutKeepWhatWasReadAndTheSameCommandGoesOn() throws IOException {
        assertThat(audit("undisturbed")).isEqualTo(1);
        aws.behave(StubBehaviour.calm()
                .withExpiredCredentials(call ->
                        call.action().equals("kms:ListGrants") && call.region().equals("us-east-1")));

        assertThat(audit("expired")).isEqualTo(3);
        assertThat(keyledger.err())
                .isEqualTo("keyledger: The AWS credentials have expired. Renew them and run the same command again to"
                        + " resume.\n");
        assertThat(folder.resolve("expired").resolve(RUN)).doesNotExist();
        aws.behave(StubBehaviour.calm());

        assertThat(audit("expired")).isEqualTo(1);
        FileTree.assertSame(folder.resolve("expired"), folder.resolve("undisturbed"));
    }

    @Test
    void aSnapshotWithAChangedByteIsRefused() throws IOException {
        assertThat(audit("whole")).isEqualTo(1);
        Path snapshot = folder.resolve("whole").resolve("snapshots").resolve(RUN);
        Path part = snapshot.resolve(Path.of("parts", ACCOUNT, "us-east-1", "kms.jsonl.gz"));
        byte[] bytes = Files.readAllBytes(part);
        bytes[bytes.length / 2] ^= 1;
        Files.write(part, bytes);

        int code = keyledger.run("audit", "--from", snapshot.toString(), "--output", "damaged", "--quiet");

        assertThat(code).isEqualTo(2);
        assertThat(keyledger.err()).startsWith("keyledger: Snapshot part " + part + " is damaged (");
        try (Stream<Path> left = Files.list(folder.resolve("damaged"))) {
            assertThat(left).isEmpty();
        }
    }

    private int audit(String output, String... more) {
        List<String> arguments = Stream.concat(
                        Stream.of(
                                "audit",
                                "--config",
                                "keyledger.yaml",
                                "--endpoint-url",
                                aws.uri().toString(),
                                "--output",
                                output,
                                "--quiet"),
                        Stream.of(more))
                .toList();
        return keyledger.run(arguments.toArray(String[]::new));
    }
}
