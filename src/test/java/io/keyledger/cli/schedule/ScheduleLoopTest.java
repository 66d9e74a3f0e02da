package io.keyledger.cli.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyledger.cli.process.ExitCode;
import io.keyledger.cli.process.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleLoopTest {
    private static final Duration LONGEST_RUN = Duration.ofHours(24);

    @TempDir
    private Path directory;

    private Instant now = Instant.parse("2026-11-24T01:30:00Z");
    private Instant stopAt = Instant.parse("2026-11-27T00:00:00Z");
    private final List<Instant> runs = new ArrayList<>();
    private final List<String> said = new ArrayList<>();

    @Test
    void runsAtEachTimeOfTheExpressionUntilItIsStopped() throws IOException {
        ExitCode code = loop("0 3 * * *", "UTC", () -> ExitCode.FINDINGS).run();

        assertThat(runs)
                .containsExactly(
                        Instant.parse("2026-11-24T03:00:00Z"),
                        Instant.parse("2026-11-25T03:00:00Z"),
                        Instant.parse("2026-11-26T03:00:00Z"));
        assertThat(code).isEqualTo(ExitCode.CLEAN);
        assertThat(said)
                .startsWith(
                        "The next audit starts at 2026-11-24T03:00 UTC",
                        "The audit ended with 1: findings at or above --fail-on");
    }

    @Test
    void meansTheTimesInItsZoneAcrossTheChangeOfSummerTime() throws IOException {
        now = Instant.parse("2026-10-24T00:00:00Z");
        stopAt = Instant.parse("2026-10-27T00:00:00Z");

        loop("30 8 * * *", "Europe/Berlin", () -> ExitCode.CLEAN).run();

        assertThat(runs)
                .containsExactly(
                        Instant.parse("2026-10-24T06:30:00Z"),
                        Instant.parse("2026-10-25T07:30:00Z"),
                        Instant.parse("2026-10-26T07:30:00Z"));
    }

    @Test
    void leavesOutTheTimesThatPassWhileARunGoesOn() throws IOException {
        stopAt = Instant.parse("2026-11-24T05:00:00Z");

        loop("*/10 * * * *", "UTC", () -> {
                    now = now.plus(Duration.ofMinutes(65));
                    return ExitCode.CLEAN;
                })
                .run();

        assertThat(runs)
                .containsExactly(
                        Instant.parse("2026-11-24T01:40:00Z"),
                        Instant.parse("2026-11-24T02:50:00Z"),
                        Instant.parse("2026-11-24T04:00:00Z"));
    }

    @Test
    void endsWithTheCodeOfTheRunThatWasCutShort() throws IOException {
        ExitCode code = loop("0 3 * * *", "UTC", () -> {
                    stopAt = now;
                    return ExitCode.INCOMPLETE;
                })
                .run();

        assertThat(code).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(file().read().orElseThrow().state()).isEqualTo(ScheduleHealth.State.INTERRUPTED);
    }

    @Test
    void goesOnAtOnceWithARunThatWasCutShort() throws IOException {
        ScheduleHealth before = ScheduleHealth.beforeFirstRun(now);
        Instant began = now.minus(Duration.ofHours(3));
        file().write(before.ended(began, now, ExitCode.INCOMPLETE).interrupted(now));

        loop("0 3 * * *", "UTC", () -> ExitCode.CLEAN).run();

        assertThat(runs).startsWith(instant("2026-11-24T01:30:00Z"), instant("2026-11-24T03:00:00Z"));
        assertThat(said).startsWith("The audit of 2026-11-23T22:30 UTC was interrupted and resumes");
    }

    @Test
    void goesOnWithARunThatWasKilled() throws IOException {
        file().write(ScheduleHealth.beforeFirstRun(now).running(now.minus(Duration.ofHours(3))));

        loop("0 3 * * *", "UTC", () -> ExitCode.CLEAN).run();

        assertThat(runs).startsWith(instant("2026-11-24T01:30:00Z"), instant("2026-11-24T03:00:00Z"));
    }

    @Test
    void leavesARunThatWasCutShortLongAgo() throws IOException {
        file().write(ScheduleHealth.beforeFirstRun(now).running(now.minus(Duration.ofHours(25))));

        loop("0 3 * * *", "UTC", () -> ExitCode.CLEAN).run();

        assertThat(runs).startsWith(instant("2026-11-24T03:00:00Z"));
    }

    @Test
    void beginsAnewWhereItsFileSaysNothing() throws IOException {
        Files.writeString(file().path(), "{");

        loop("0 3 * * *", "UTC", () -> ExitCode.CLEAN).run();

        assertThat(runs).startsWith(instant("2026-11-24T03:00:00Z"));
        assertThat(said.getFirst()).startsWith("cannot read the previous schedule's state: ");
    }

    @Test
    void goesOnWhereItsFileCannotBeWritten() throws IOException {
        Files.createDirectories(file().path().resolve("in the way"));

        ExitCode code = loop("0 3 * * *", "UTC", () -> ExitCode.CLEAN).run();

        assertThat(code).isEqualTo(ExitCode.CLEAN);
        assertThat(runs).hasSize(3);
        assertThat(said).anyMatch(line -> line.startsWith("The health of the schedule can't be written: "));
    }

    @Test
    void saysInItsFileWhenTheLastRunEndedAndHow() throws IOException {
        loop("0 3 * * *", "UTC", () -> {
                    now = now.plusSeconds(90);
                    return ExitCode.INCOMPLETE;
                })
                .run();

        ScheduleHealth health = file().read().orElseThrow();
        assertThat(health.lastRunBegan()).isEqualTo("2026-11-26T03:00:00Z");
        assertThat(health.lastRunEnded()).isEqualTo("2026-11-26T03:01:30Z");
        assertThat(health.lastExitCode()).isEqualTo(3);
        assertThat(health.lastMeaning()).isEqualTo("the evidence is incomplete");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-25T03:09:00Z, ''",
        "2026-11-25T03:11:00Z, the run of 2026-11-25T03:00:00Z has not started",
    })
    void aScheduleThatWaitsIsIllWhenItsRunDoesNotBegin(Instant at, String complaint) {
        ScheduleHealth health = ScheduleHealth.beforeFirstRun(now).waiting(now, Instant.parse("2026-11-25T03:00:00Z"));

        assertThat(health.problem(at, LONGEST_RUN)).isEqualTo(complaint);
    }

    @Test
    void aScheduleIsIllAfterACrashAndNotAfterFindings() {
        ScheduleHealth waiting = ScheduleHealth.beforeFirstRun(now);

        assertThat(waiting.ended(now, now, ExitCode.FINDINGS).problem(now, LONGEST_RUN))
                .isEmpty();
        assertThat(waiting.ended(now, now, ExitCode.CRASH).problem(now, LONGEST_RUN))
                .isEqualTo("the last run ended at 2026-11-24T01:30:00Z with 4: a crash");
    }

    @Test
    void aRunThatGoesOnForTooLongIsAnIllness() {
        ScheduleHealth running = ScheduleHealth.beforeFirstRun(now).running(now);

        assertThat(running.problem(now.plus(Duration.ofHours(23)), LONGEST_RUN)).isEmpty();
        assertThat(running.problem(now.plus(Duration.ofHours(25)), LONGEST_RUN))
                .isEqualTo("a run has not ended since 2026-11-24T01:30:00Z");
    }

    @Test
    void refusesWhatIsNoExpressionOrZone() {
        assertThatThrownBy(() -> CronTimes.of("0 25 * * *", "UTC"))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("--cron: '0 25 * * *' is not a cron expression: it needs five fields");
        assertThatThrownBy(() -> CronTimes.of("0 3 * * *", "Europe/Berlni"))
                .hasMessage("--time-zone: unknown time zone 'Europe/Berlni'; did you mean 'Europe/Berlin'?");
    }

    @Test
    void refusesAnExpressionThatMeansNoDay() {
        assertThatThrownBy(() -> loop("0 0 31 2 *", "UTC", () -> ExitCode.CLEAN).run())
                .isInstanceOf(UsageException.class);
    }

    private static Instant instant(String text) {
        return Instant.parse(text);
    }

    private HealthFile file() {
        return new HealthFile(directory.resolve(HealthFile.NAME));
    }

    private ScheduleLoop loop(String expression, String zone, Supplier<ExitCode> job) {
        return new ScheduleLoop(
                CronTimes.of(expression, zone),
                Duration.ofHours(24),
                () -> now,
                duration -> {
                    now = now.plus(duration);
                    return !now.isBefore(stopAt);
                },
                file(),
                () -> {
                    runs.add(now);
                    return job.get();
                },
                said::add);
    }
}
