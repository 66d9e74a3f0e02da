package io.keyledger.cli;

import static io.keyledger.evaluate.diff.RunFixture.keyArn;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.evaluate.diff.RunFixture;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DiffCommandTest {
    private static final String NOVEMBER = "reports/20261124T030000Z";
    private static final String MARCH = "reports/20270324T030000Z";

    /** Two runs of the sample account, of which the second one is four months later and has another configuration. */
    @TempDir
    private static Path sample;

    @TempDir
    private Path directory;

    private TestEnvironment environment;

    @BeforeAll
    static void makeTwoRuns() throws IOException {
        TestEnvironment made = TestEnvironment.in(sample);
        made.run("demo");
        Files.writeString(sample.resolve("other.yaml"), """
            waivers:
              - {check: KMS-PUBLIC-DECRYPT, resource: '*', reason: a test, until: never}
            checks: {maximum-rotation-period-days: 90}
            """);
        int code = made.run(
                "audit",
                "--from",
                "latest",
                "--as-of",
                "2027-03-24T03:00:00Z",
                "--config",
                "other.yaml",
                "--since",
                "none");
        assertThat(code).as(made.err()).isEqualTo(3);
    }

    @BeforeEach
    void makeAnEnvironment() {
        environment = TestEnvironment.in(directory);
    }

    /** Without their snapshot. */
    private void copyTheRuns() throws IOException {
        for (String run : List.of(NOVEMBER, MARCH)) {
            Files.createDirectories(directory.resolve(run));
            try (Stream<Path> files = Files.list(sample.resolve(run))) {
                for (Path file : files.toList()) {
                    Files.copy(
                            file,
                            directory.resolve(run).resolve(file.getFileName().toString()));
                }
            }
        }
    }

    private void writeTwoRuns() {
        RunFixture.run()
                .key("orders")
                .key("payroll")
                .counted("KMS-PUBLIC-DECRYPT", 1, 0)
                .finding("KMS-ROTATION-OFF", "payroll", "MEDIUM", "FAIL")
                .access("orders", "decrypt", "arn:aws:iam::111122223333:role/shop")
                .bucket("invoices", "customer-managed", keyArn("orders"), "no")
                .write(directory.resolve("old"));
        RunFixture.run()
                .asOf("2026-11-25T03:00:00Z")
                .snapshot("b")
                .key("orders", Map.of("policy_reach", "public"))
                .key("payroll", Map.of("key_state", "PendingDeletion", "aliases", "alias/=payroll"))
                .counted("KMS-ROTATION-OFF", 2, 0)
                .finding("KMS-PUBLIC-DECRYPT", "orders", "CRITICAL", "FAIL")
                .access("orders", "decrypt", "arn:aws:iam::111122223333:role/shop")
                .access("orders", "decrypt", "anybody")
                .bucket("invoices", "unencrypted", "", "no")
                .write(directory.resolve("new"));
    }

    @ParameterizedTest
    @CsvSource({"text, diff.txt", "csv, diff.csv", "json, diff.json", "md, diff.md"})
    void everyFormatShowsTheChanges(String format, String golden) throws IOException {
        writeTwoRuns();

        assertThat(environment.run("diff", "old", "new", "--no-verify", "--format", format))
                .isZero();
        assertThat(environment.out()).isEqualTo(golden(golden));
        assertThat(environment.err()).isEmpty();
    }

    private String golden(String name) throws IOException {
        try (InputStream file =
                Objects.requireNonNull(DiffCommandTest.class.getResourceAsStream("/golden/" + name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).replace("DIRECTORY", directory.toString());
        }
    }

    @ParameterizedTest
    @CsvSource({"critical, 1", "info, 1", "none, 0"})
    void newFailuresOfASeverityFailTheComparison(String severity, int code) {
        writeTwoRuns();

        assertThat(environment.run("diff", "old", "new", "--no-verify", "--fail-on-new", severity))
                .isEqualTo(code);
    }

    @Test
    void failuresThatWereThereBeforeDoNot() {
        writeTwoRuns();

        assertThat(environment.run("diff", "new", "new", "--no-verify", "--fail-on-new", "info"))
                .isZero();
        assertThat(environment.out()).contains("nothing changed");
    }

    @Test
    void failuresThatMayBeHiddenMakeTheComparisonIncomplete() {
        writeTwoRuns();
        RunFixture.run()
                .asOf("2026-11-26T03:00:00Z")
                .snapshot("c")
                .key("orders")
                .key("payroll")
                .finding("KMS-PUBLIC-DECRYPT", "payroll", "CRITICAL", "UNKNOWN")
                .write(directory.resolve("blind"));

        assertThat(environment.run("diff", "old", "blind", "--no-verify", "--fail-on-new", "high"))
                .isEqualTo(3);
        assertThat(environment.run("diff", "old", "blind", "--no-verify")).isZero();
    }

    @Test
    void theCauseIsFoundByEvaluatingTheOlderSnapshotAgain() {
        TestEnvironment there = TestEnvironment.in(sample);

        assertThat(there.run("diff", NOVEMBER, MARCH, "--format", "json")).isZero();

        JsonNode json = JsonMapper.shared().readTree(there.out());
        assertThat(json.path("causes_not_told_apart")).isEmpty();
        assertThat(json.path("changes").valueStream())
                .extracting(change -> change.path("detail").asString() + " "
                        + change.path("change").asString() + " "
                        + change.path("cause").asString())
                .contains(
                        "KMS-PUBLIC-DECRYPT waived configuration",
                        "KMS-GRANT-STALE new clock",
                        "KMS-CRYPTOPERIOD-EXCEEDED new clock")
                .noneMatch(change -> change.endsWith(" aws"));
    }

    @Test
    void withoutTheOlderSnapshotTheCausesAreNotToldApart() throws IOException {
        copyTheRuns();

        assertThat(environment.run("diff", NOVEMBER, MARCH)).isZero();

        assertThat(environment.out())
                .contains("cause: configuration or clock")
                .contains("The older snapshot was not evaluated again: there is no snapshot of 2026-11-24T03:00:00Z");
    }

    @Test
    void theOlderSnapshotCanBeNamed() throws IOException {
        copyTheRuns();

        environment.run(
                "diff",
                NOVEMBER,
                MARCH,
                "--snapshot",
                sample.resolve("reports/snapshots/20261124T030000Z").toString());

        assertThat(environment.out()).contains("cause: clock").doesNotContain("Not told apart");
    }

    @Test
    void runsInTheOtherOrderAreComparedAndSaidToBe() {
        TestEnvironment there = TestEnvironment.in(sample);

        int code = there.run("diff", MARCH, NOVEMBER);
        assertThat(code).as(there.err()).isZero();

        assertThat(there.out()).contains("fixed");
        assertThat(there.err()).contains(NOVEMBER + " is older than " + MARCH);
    }

    @Test
    void aRunThatWasChangedIsRefused() throws IOException {
        copyTheRuns();
        Path keys = directory.resolve(MARCH).resolve("keys.csv");
        Files.writeString(keys, Files.readString(keys).replaceFirst("Enabled", "Deleted"));

        assertThat(environment.run("diff", NOVEMBER, MARCH)).isEqualTo(2);

        assertThat(environment.err())
                .contains(MARCH + " can't be trusted: keys.csv was changed")
                .contains("--no-verify");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nowhere", "."})
    void aFolderThatIsNoRunIsRefused(String folder) {
        writeTwoRuns();

        assertThat(environment.run("diff", "old", folder, "--no-verify")).isEqualTo(2);

        assertThat(environment.err()).containsAnyOf("There is no folder nowhere", "is not the folder of a run");
    }

    @Test
    void aValueThatIsNotKnownIsRefused() {
        writeTwoRuns();
        RunFixture.run()
                .key("orders")
                .finding("KMS-PUBLIC-DECRYPT", "orders", "CRITICAL", "MAYBE")
                .write(directory.resolve("odd"));

        assertThat(environment.run("diff", "old", "odd", "--no-verify")).isEqualTo(2);

        assertThat(environment.err()).contains("a row has the status 'MAYBE', which this version does not know");
    }

    @Test
    void anUnknownFormatIsRefused() {
        writeTwoRuns();

        assertThat(environment.run("diff", "old", "new", "--no-verify", "--format", "yaml"))
                .isEqualTo(2);
        assertThat(environment.err()).contains("it must be one of text, csv, json, md");
    }
}
