package io.keyledger.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.keyledger.cli.process.ExitCode;
import io.keyledger.report.Csv;
import io.keyledger.stub.StubBehaviour;
import io.keyledger.stub.world.StubPopulation;
import io.keyledger.stub.world.StubWorld;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests that Athena counts, as their user meets them. */
class AthenaUsageTest {
    private static final String ROLE = "arn:aws:iam::111122223333:role/app";

    private final StubAccountEnvironment aws = StubAccountEnvironment.of(StubWorld.builder()
            .accounts(StubAccountEnvironment.ACCOUNT)
            .regions("us-east-1")
            .population(StubPopulation.of(3, 0, 0, 0))
            .build());
    private final String key = aws.server()
            .world()
            .firstAccount()
            .region("us-east-1")
            .orElseThrow()
            .key(0)
            .arn();

    @TempDir
    private Path directory;

    private TestEnvironment terminal;

    @BeforeEach
    void start() {
        terminal = TestEnvironment.in(directory);
    }

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    void costsNameTheCallerAndTheResourceAndWhatAskingCost() throws IOException {
        aws.server()
                .queries()
                .succeeding(
                        List.of(
                                row("", "", "", "20", "2026-10-25T00:00:00Z", "2026-11-23T23:59:59Z"),
                                row(
                                        key,
                                        "Decrypt",
                                        "arn:aws:s3:::data",
                                        "7",
                                        "2026-11-01T00:00:00Z",
                                        "2026-11-02T00:00:00Z")),
                        2_500_000_000L);

        Path run = audited();

        assertThat(Csv.rows(run.resolve("costs.csv")))
                .filteredOn(row -> key.equals(row.get("key_arn")) && "requests".equals(row.get("line")))
                .allSatisfy(row -> assertThat(row.get("source")).startsWith("cloudtrail; "))
                .extracting(
                        row -> row.get("key_arn"),
                        row -> row.get("operation"),
                        row -> row.get("caller"),
                        row -> row.get("resource"),
                        row -> row.get("quantity"),
                        row -> row.get("period_days"),
                        row -> row.get("confidence"))
                .containsExactly(tuple(key, "Decrypt", ROLE, "arn:aws:s3:::data", "7", "30", "measured"));
        assertThat(Csv.rows(run.resolve("costs.csv")))
                .filteredOn(row -> "athena:scanned megabytes".equals(row.get("operation")))
                .extracting(row -> row.get("line"), row -> row.get("quantity"), row -> row.get("amount_usd"))
                .containsExactly(tuple("audit", "2500", "0.0125"));
        assertThat(coverage(run, "scanned megabytes"))
                .containsEntry("answered", "2500")
                .containsEntry("note", "1 query scanned 2,500,000,000 bytes");
    }

    @Test
    void anEvaluationOfTheSnapshotNeedsNoAthena() throws IOException {
        aws.server()
                .queries()
                .succeeding(List.of(row(key, "Decrypt", "", "7", "2026-11-01T00:00:00Z", "2026-11-02T00:00:00Z")), 1);
        audited();

        assertThat(terminal.run("audit", "--from", "latest", "--fail-on", "none"))
                .isIn(0, 3);

        List<String> costs = new ArrayList<>();
        try (Stream<Path> runs = Files.list(directory.resolve("reports"))) {
            for (Path run :
                    runs.filter(run -> Files.exists(run.resolve("costs.csv"))).toList()) {
                costs.add(Files.readString(run.resolve("costs.csv")));
            }
        }
        assertThat(costs).hasSize(2);
        assertThat(costs)
                .allMatch(text -> text.equals(costs.getFirst()))
                .first()
                .asString()
                .contains("cloudtrail; ");
    }

    @Test
    void aFailedQueryIsAGapAndRequestsAreCountedByCloudWatch() throws IOException {
        aws.server().queries().failing("TABLE_NOT_FOUND: line 24:8");

        Path run = audited();

        assertThat(coverage(run, "StartQueryExecution"))
                .containsEntry("failed", "1")
                .extractingByKey("note")
                .asString()
                .contains("Athena's query query-0 failed: TABLE_NOT_FOUND");
        assertThat(Csv.rows(run.resolve("costs.csv")))
                .filteredOn(row -> "requests".equals(row.get("line")) && !"".equals(row.get("key_arn")))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.get("source")).startsWith("CloudWatch "));
    }

    @Test
    void aTrailWithoutASingleRecordIsAGapAndNotNoUse() throws IOException {
        aws.server().queries().succeeding(List.of(), 0);

        assertThat(Csv.rows(audited().resolve("coverage.csv")))
                .filteredOn(row -> "log files".equals(row.get("action")))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("failed", "1")
                        .hasEntrySatisfying("note", note -> assertThat(note).contains("no log file")));
    }

    @Test
    void aPlanSaysBeforeWhatMayBeScannedAndWhatItCosts() {
        aws.server().queries().limitedTo(100_000_000_000L);

        assertThat(terminal.run(aws.at("plan", "--usage", "athena", "--collector", "kms")))
                .isEqualTo(ExitCode.CLEAN.number());

        assertThat(terminal.out())
                .contains("1 Athena query")
                .containsPattern("athena:StartQueryExecution +1 ")
                .contains("It costs 0.000005 USD per megabyte (5 USD per TB scanned and at least 10 MB per query).")
                .contains("The workgroup primary stops a query that scans more than 100,000 megabytes.");
        assertThat(aws.server().queries().started()).isEmpty();
    }

    @Test
    void theSqlIsPrintedForReviewWithoutAnyCall() throws IOException {
        Files.writeString(
                directory.resolve("my.yaml"), "usage: {athena-location: 's3://logs/AWSLogs/o-a1b2c3d4e5/'}\n");

        assertThat(terminal.run(
                        "plan",
                        "--sql",
                        "--usage",
                        "athena",
                        "--account",
                        "111122223333",
                        "--region",
                        "eu-west-1",
                        "--config",
                        "my.yaml"))
                .isEqualTo(ExitCode.CLEAN.number());

        assertThat(terminal.out())
                .startsWith("CREATE EXTERNAL TABLE IF NOT EXISTS `default`.`keyledger_cloudtrail`")
                .contains(");\n\nWITH trail AS (", "account IN ('111122223333')")
                .endsWith(";\n");
        assertThat(aws.server().counters().totalCalls()).isZero();

        assertThat(terminal.run("plan", "--sql", "--usage", "athena")).isEqualTo(ExitCode.USAGE.number());
        assertThat(terminal.err()).contains("--sql needs --account");
        assertThat(terminal.run("plan", "--sql")).isEqualTo(ExitCode.USAGE.number());
        assertThat(terminal.err()).contains("--usage athena");
    }

    @Test
    void permissionsNameTheQueriesAndWhatAthenaReadsForThem() throws IOException {
        Files.writeString(
                directory.resolve("my.yaml"),
                "usage: {athena-location: 's3://logs/AWSLogs/', athena-output: 's3://results/athena/',"
                        + " athena-workgroup: audit}\n");
        String[] asked = {"permissions", "--usage", "athena", "--collector", "kms", "--config", "my.yaml"};

        assertThat(terminal.run(asked)).isEqualTo(ExitCode.CLEAN.number());

        assertThat(terminal.out())
                .contains("athena:StartQueryExecution", "athena:StopQueryExecution")
                .contains("arn:aws:athena:*:*:workgroup/audit")
                .contains("glue:GetTable", "arn:aws:glue:*:*:table/default/keyledger_cloudtrail")
                .contains("\"arn:aws:s3:::logs/AWSLogs/*\"", "\"arn:aws:s3:::results/athena/*\"")
                .doesNotContain("glue:CreateTable");
        assertThat(terminal.run("permissions", "--collector", "kms")).isEqualTo(ExitCode.CLEAN.number());
        assertThat(terminal.out()).doesNotContain("athena:", "glue:");
    }

    @Test
    void contradictorySettingsAreRefusedBeforeAnyCall() throws IOException {
        for (String usage : List.of(
                "{source: athena, cloudtrail: logs}",
                "{athena-table: 'a b'}",
                "{athena-workgroup: ''}",
                "{athena-account: '12'}",
                "{athena-location: logs}",
                "{athena-output: 's3://bucket'}",
                "{athena-create-table: true}")) {
            Files.writeString(directory.resolve("my.yaml"), "usage: " + usage + "\n");

            assertThat(terminal.run("collect", "--config", "my.yaml")).as(usage).isEqualTo(ExitCode.USAGE.number());
            assertThat(terminal.err()).as(usage).contains("usage.");
        }
    }

    @Test
    void whoMayNotStartAQueryIsToldSo() throws IOException {
        aws.server().behave(StubBehaviour.calm().denying("athena:StartQueryExecution"));

        assertThat(coverage(audited(), "StartQueryExecution")).containsEntry("denied", "1");
    }

    private Path audited() {
        terminal.run(aws.at("audit", "--usage", "athena", "--collector", "kms", "--fail-on", "none"));
        assertThat(terminal.err()).isEmpty();
        try (Stream<Path> runs = Files.list(directory.resolve("reports"))) {
            return runs.filter(run -> Files.exists(run.resolve("costs.csv")))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> coverage(Path run, String action) throws IOException {
        return Csv.rows(run.resolve("coverage.csv")).stream()
                .filter(row -> "athena".equals(row.get("service")) && action.equals(row.get("action")))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> row(
            String key, String operation, String resource, String requests, String first, String last) {
        boolean none = key.isEmpty();
        return List.of(
                key,
                operation,
                "",
                none ? "" : ROLE,
                none ? "" : StubAccountEnvironment.ACCOUNT,
                "",
                resource,
                "",
                none ? "" : StubAccountEnvironment.ACCOUNT,
                "false",
                requests,
                first,
                last);
    }
}
