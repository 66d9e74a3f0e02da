package io.keyledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.cli.process.ExitCode;
import io.keyledger.snapshot.Snapshot;
import io.keyledger.stub.StubBehaviour;
import io.keyledger.stub.StubServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the process itself does: signals, exit codes, credentials of its environment. */
class ProcessTest {
    private static final Map<String, String> CREDENTIALS = Map.of(
            "AWS_ACCESS_KEY_ID",
            StubServer.accessKeyId(StubAccountEnvironment.ACCOUNT),
            "AWS_SECRET_ACCESS_KEY",
            "any",
            "AWS_REGION",
            "us-east-1");

    @TempDir
    private Path directory;

    @Test
    void sigtermStopsAWaitingScheduleWithExitCodeZero() throws Exception {
        try (KeyledgerProcess schedule = start(Map.of(), "schedule", "--cron", "0 0 29 2 *")) {
            waitFor(schedule, "schedule.json"::equals);
            schedule.terminate();

            assertThat(schedule.said()).contains("INFO  The next audit starts at ", "INFO  The schedule has stopped");
            assertThat(schedule.exitCode()).isEqualTo(ExitCode.CLEAN.number());
        }
        assertThat(Files.readString(directory.resolve("reports/schedule.json"))).contains("\"stopped\"");
    }

    @Test
    void sigtermStopsAnAuditWhichThenGoesOn() throws Exception {
        try (StubAccountEnvironment aws = StubAccountEnvironment.start()) {
            aws.server().behave(StubBehaviour.calm().withLatency(Duration.ofMillis(100)));
            try (KeyledgerProcess audit = start(CREDENTIALS, aws.at("audit"))) {
                waitFor(audit, name -> name.endsWith(".jsonl.gz"));
                audit.terminate();

                assertThat(audit.said())
                        .endsWith("keyledger: Stopped before the end; run the same command again to resume.\n");
                assertThat(audit.exitCode()).isEqualTo(ExitCode.INCOMPLETE.number());
            }

            aws.server().behave(StubBehaviour.calm());
            try (KeyledgerProcess audit = start(CREDENTIALS, aws.at("audit"))) {
                assertThat(audit.said()).containsPattern("[1-8] existed already");
                assertThat(audit.exitCode()).isEqualTo(ExitCode.FINDINGS.number());
            }
        }
        try (Stream<Path> snapshots = Files.list(directory.resolve("reports/snapshots"))) {
            assertThat(snapshots)
                    .singleElement()
                    .satisfies(snapshot ->
                            assertThat(Snapshot.open(snapshot).missing()).isEmpty());
        }
    }

    @Test
    void withoutCredentialsItSaysWhereTheyMayBe() throws Exception {
        try (KeyledgerProcess plan = start(Map.of(), "plan")) {
            assertThat(plan.said())
                    .isEqualTo("keyledger: There are no AWS credentials. Set AWS_PROFILE or AWS_ACCESS_KEY_ID, pass"
                            + " --profile, or run where a role gives them.\n");
            assertThat(plan.exitCode()).isEqualTo(ExitCode.USAGE.number());
        }
    }

    @Test
    void aProfileThatGivesNoCredentialsIsNamed() throws Exception {
        Files.writeString(directory.resolve("config"), """
            [profile broken]
            credential_process = /bin/false
            """);
        Map<String, String> variables =
                Map.of("AWS_CONFIG_FILE", directory.resolve("config").toString(), "AWS_PROFILE", "broken");

        try (KeyledgerProcess plan = start(variables, "plan")) {
            assertThat(plan.said())
                    .startsWith(
                            "keyledger: The AWS profile 'broken' gives no credentials: Command returned non-zero exit");
            assertThat(plan.exitCode()).isEqualTo(ExitCode.USAGE.number());
        }
    }

    @Test
    void theProfileThatIsNamedCountsBeforeTheCredentialsOfTheEnvironment() throws Exception {
        Files.writeString(directory.resolve("credentials"), """
            [ledger]
            aws_access_key_id = %s
            aws_secret_access_key = any
            """.formatted(StubServer.accessKeyId("444455556666")));
        Map<String, String> variables = new HashMap<>(CREDENTIALS);
        variables.put(
                "AWS_SHARED_CREDENTIALS_FILE", directory.resolve("credentials").toString());

        try (StubAccountEnvironment aws = StubAccountEnvironment.start();
                KeyledgerProcess plan = start(variables, aws.at("plan", "--profile", "ledger"))) {
            assertThat(plan.said()).startsWith("Account 444455556666 in ");
        }
    }

    @Test
    void aProfileThatIsNotThereIsSaid() throws Exception {
        Map<String, String> variables =
                Map.of("AWS_CONFIG_FILE", directory.resolve("none").toString());

        try (KeyledgerProcess plan = start(variables, "plan", "--profile", "legder")) {
            assertThat(plan.said())
                    .isEqualTo("keyledger: The AWS profile 'legder' gives no credentials: the AWS configuration and"
                            + " credentials files contain no such profile; 'aws configure list-profiles' shows those that"
                            + " exist.\n");
            assertThat(plan.exitCode()).isEqualTo(ExitCode.USAGE.number());
        }
    }

    @Test
    void inJsonEveryLineIsAnObjectAndTheLastOneCarriesTheFiguresOfTheRun() throws Exception {
        try (KeyledgerProcess demo = start(Map.of(), "demo", "--log-format", "json")) {
            List<JsonNode> lines =
                    demo.said().lines().map(JsonMapper.shared()::readTree).toList();

            assertThat(lines.getLast().path("run").asString()).isEqualTo("20261124T030000Z");
            assertThat(lines.getLast().path("account").asString()).isEqualTo("111122223333,444455556666");
            assertThat(lines.getLast().path("exit_code").asString()).isEqualTo("3");
            assertThat(lines.getLast().path("findings_fail").asInt()).isPositive();
        }
    }

    @Test
    void inJsonAnErrorCarriesItsExitCode() throws Exception {
        try (KeyledgerProcess audit = start(Map.of(), "audit", "--from", "latest", "--log-format", "json")) {
            JsonNode line = JsonMapper.shared().readTree(audit.said());

            assertThat(line.path("message").asString()).startsWith("--from latest: there is no snapshot in ");
            assertThat(line.path("exit_code").asString()).isEqualTo("2");
        }
    }

    private KeyledgerProcess start(Map<String, String> variables, String... arguments) throws IOException {
        return KeyledgerProcess.start(directory, variables, arguments);
    }

    private void waitFor(KeyledgerProcess process, Predicate<String> file) throws IOException, InterruptedException {
        while (files(directory.resolve("reports")).stream().noneMatch(file)) {
            if (!process.isRunning()) {
                throw new AssertionError("It has ended: " + process.said());
            }
            Thread.sleep(20);
        }
    }

    private static List<String> files(Path folder) {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException | UncheckedIOException _) {
            return List.of();
        }
    }
}
