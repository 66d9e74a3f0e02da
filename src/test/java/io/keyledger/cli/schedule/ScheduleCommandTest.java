package io.keyledger.cli.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keyledger.cli.StubAccountEnvironment;
import io.keyledger.cli.TestEnvironment;
import io.keyledger.cli.process.ExitCode;
import io.keyledger.cli.process.UsageException;
import io.keyledger.cli.schedule.ScheduleHealth.State;
import io.keyledger.snapshot.Snapshot;
import io.keyledger.stub.StubBehaviour;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A schedule that really audits, with a clock that stands just before its time. */
class ScheduleCommandTest {
    private static final Instant JUST_BEFORE = Instant.parse("2026-11-24T02:59:59.900Z");

    private final StubAccountEnvironment aws = StubAccountEnvironment.start();

    @TempDir
    private Path directory;

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    void auditsWhenItIsTimeAndStopsBetweenTwoAudits() throws Exception {
        TestEnvironment terminal = TestEnvironment.in(directory).at(JUST_BEFORE);
        CompletableFuture<Integer> schedule = start(terminal);
        waitUntil(() -> health().isPresent());
        terminal.at(TestEnvironment.NOW);

        waitUntil(this::hasRun);
        assertThat(terminal.out()).contains("Files      ");
        assertThat(checkup()).isEqualTo("The schedule is healthy.\n");
        terminal.stop().request();

        assertThat(schedule.join()).isEqualTo(ExitCode.CLEAN.number());
        assertThat(files("")).containsOnlyOnce("20261124T030000Z").contains("snapshots", HealthFile.NAME);
        ScheduleHealth health = health().orElseThrow();
        assertThat(health.state()).isEqualTo(State.STOPPED);
        assertThat(health.lastExitCode()).isEqualTo(ExitCode.FINDINGS.number());
        assertThat(checkup()).startsWith("Unhealthy: the schedule stopped at 2026-11-24T03:00:00Z");
    }

    @Test
    void anAuditThatIsStoppedKeepsItsPartsAndGoesOnAtTheNextStart() throws Exception {
        aws.server().behave(StubBehaviour.calm().withLatency(Duration.ofMillis(100)));
        TestEnvironment first = TestEnvironment.in(directory).at(JUST_BEFORE);
        CompletableFuture<Integer> stopped = start(first);
        waitUntil(() -> health().isPresent());
        first.at(TestEnvironment.NOW);
        waitUntil(() -> !parts().isEmpty());
        first.stop().request();

        assertThat(stopped.join()).isEqualTo(ExitCode.INCOMPLETE.number());
        assertThat(health().orElseThrow().state()).isEqualTo(State.INTERRUPTED);
        List<String> kept = parts();
        assertThat(kept).isNotEmpty().hasSizeLessThan(9);
        assertThat(files("")).containsExactlyInAnyOrder("snapshots", HealthFile.NAME, ScheduleLock.NAME);

        aws.server().behave(StubBehaviour.calm());
        TestEnvironment second = TestEnvironment.in(directory).at(Instant.parse("2026-11-24T09:00:00Z"));
        CompletableFuture<Integer> resumed = start(second);
        waitUntil(this::hasRun);
        second.stop().request();

        assertThat(resumed.join()).isEqualTo(ExitCode.CLEAN.number());
        assertThat(files("snapshots")).containsExactly("20261124T030000Z");
        assertThat(Snapshot.open(reports().resolve("snapshots/20261124T030000Z"))
                        .missing())
                .isEmpty();
        assertThat(files("")).contains("20261124T030000Z");
    }

    @Test
    void anAuditThatFailsDoesNotEndTheSchedule() throws Exception {
        aws.server().behave(StubBehaviour.calm().withExpiredCredentials(_ -> true));
        TestEnvironment terminal = TestEnvironment.in(directory).at(JUST_BEFORE);
        CompletableFuture<Integer> schedule = start(terminal);
        waitUntil(() -> health().isPresent());
        terminal.at(TestEnvironment.NOW);

        waitUntil(() -> health().filter(
                        it -> it.state() == State.WAITING && it.lastExitCode() != null && it.nextRun() != null)
                .isPresent());
        assertThat(schedule).isNotDone();
        assertThat(health().orElseThrow().lastExitCode()).isEqualTo(ExitCode.USAGE.number());
        assertThat(checkup()).startsWith("Unhealthy: the last run ended at 2026-11-24T03:00:00Z with 2: ");
        terminal.stop().request();

        assertThat(schedule.join()).isEqualTo(ExitCode.CLEAN.number());
    }

    @Test
    void twoSchedulesDoNotShareAFolder() throws Exception {
        TestEnvironment terminal = TestEnvironment.in(directory);
        CompletableFuture<Integer> schedule = start(terminal);
        waitUntil(() -> health().isPresent());

        TestEnvironment other = TestEnvironment.in(directory);
        assertThat(other.run(aws.at("schedule"))).isEqualTo(ExitCode.USAGE.number());
        assertThat(other.err())
                .isEqualTo("keyledger: --output: another schedule writes to " + reports()
                        + "; choose another folder, or stop that schedule\n");
        terminal.stop().request();

        assertThat(schedule.join()).isEqualTo(ExitCode.CLEAN.number());
    }

    @Test
    void aScheduleThatWasKilledIsUnwell() throws IOException {
        Files.createDirectories(reports());
        new HealthFile(reports().resolve(HealthFile.NAME))
                .write(ScheduleHealth.beforeFirstRun(TestEnvironment.NOW)
                        .waiting(TestEnvironment.NOW, TestEnvironment.NOW.plus(Duration.ofHours(1))));

        assertThat(checkup()).isEqualTo("Unhealthy: the schedule was killed some time after 2026-11-24T03:00:00Z.\n");
    }

    @Test
    void aHealthFileThatIsNoneIsSaidInItsOwnWords() throws IOException {
        Files.createDirectories(reports());
        Files.writeString(reports().resolve(HealthFile.NAME), "{\"since\": nonsense}");

        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> new HealthFile(reports().resolve(HealthFile.NAME)).read())
                .withMessageContaining(" is not the health file of a schedule, from line 1, column ")
                .withMessageNotContainingAny("token", "Feature", "Source");
    }

    @Test
    void whereNoScheduleHasEverRunNothingIsWell() {
        assertThat(checkup()).startsWith("Unhealthy: no schedule has ever run in ");
        assertThat(reports()).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--cron 0_25_*_*_* | keyledger: --cron: '0 25 * * *' is not a cron expression: it needs five fields",
                "--cron 0_0_31_2_* | keyledger: --cron: the expression never matches a date",
                "--time-zone Europe/Berlni | keyledger: --time-zone: unknown time zone 'Europe/Berlni'; did you"
                        + " mean 'Europe/Berlin'?",
                "--config audit.yaml | keyledger: --from: a schedule collects a new snapshot for each run, so"
                        + " 'evaluate.from' must be empty",
                "--config prices.yaml | keyledger: price file ",
                "--snapshot here | keyledger: Unknown option '--snapshot' for 'keyledger schedule'",
                "--role Audit | keyledger: --role must be used together with --account",
            })
    void refusesBeforeItWaitsWhatCouldServeNoRun(String options, String said) throws IOException {
        Files.writeString(directory.resolve("audit.yaml"), "evaluate:\n  from: somewhere\n");
        Files.writeString(directory.resolve("prices.yaml"), "costs:\n  prices: nowhere.yaml\n");
        TestEnvironment terminal = TestEnvironment.in(directory);
        String[] words = Stream.of(("schedule " + options.strip()).split(" "))
                .map(word -> word.replace('_', ' '))
                .toArray(String[]::new);

        assertThat(terminal.run(words)).isEqualTo(ExitCode.USAGE.number());
        assertThat(terminal.err()).startsWith(said.strip());
    }

    private CompletableFuture<Integer> start(TestEnvironment terminal) {
        String[] arguments = aws.at("schedule", "--cron", "0 3 * * *");
        return CompletableFuture.supplyAsync(() -> terminal.run(arguments));
    }

    private String checkup() {
        TestEnvironment terminal = TestEnvironment.in(directory);
        int code = terminal.run("schedule", "--health");
        assertThat(code).isEqualTo(terminal.out().startsWith("Unhealthy") ? 1 : 0);
        return terminal.out();
    }

    private Path reports() {
        return directory.resolve("reports");
    }

    private Optional<ScheduleHealth> health() {
        try {
            return new HealthFile(reports().resolve(HealthFile.NAME)).read();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private boolean hasRun() {
        return health().filter(it -> it.state() == State.WAITING && it.lastExitCode() != null)
                .isPresent();
    }

    private List<String> files(String folder) throws IOException {
        try (Stream<Path> files = Files.list(reports().resolve(folder))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private List<String> parts() {
        Path parts = reports().resolve("snapshots");
        if (!Files.exists(parts)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(parts)) {
            return files.map(Path::toString)
                    .filter(name -> name.endsWith(".jsonl.gz"))
                    .toList();
        } catch (IOException | UncheckedIOException _) {
            return List.of();
        }
    }

    private static void waitUntil(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Thread.sleep(10);
        }
    }
}
