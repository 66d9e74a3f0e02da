package io.keyledger.cli;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Runs a job at the times of a cron expression, one run at a time: times that pass while a run goes on are left out.
 *
 * @param pause waits for a duration, and returns true as soon as the process shall end
 * @param announce tells a person or a log what happens
 */
record ScheduleLoop(
        CronTimes times,
        InstantSource clock,
        Predicate<Duration> pause,
        HealthFile file,
        Supplier<ExitCode> job,
        Consumer<String> announce) {
    /** A clock that is set anew while we wait is noticed this soon. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    /** Goes on until the process shall end; then says how the run ended that was cut short, if one was. */
    ExitCode run() throws IOException {
        ScheduleHealth health = ScheduleHealth.beforeFirstRun(clock.instant());
        while (true) {
            Instant next = times.after(clock.instant())
                    .orElseThrow(() -> new UsageException("--cron: the expression means no day that ever comes"));
            health = health.waiting(clock.instant(), next);
            file.write(health);
            announce.accept("The next audit begins at " + times.text(next));
            if (!waitUntil(next)) {
                file.write(health.stopped(clock.instant()));
                announce.accept("The schedule has stopped between two audits");
                return ExitCode.CLEAN;
            }
            Instant began = clock.instant();
            file.write(health.running(began));
            ExitCode code = job.get();
            health = health.ended(began, clock.instant(), code);
            announce.accept("The audit ended with " + code.number() + ": " + code.meaning());
            if (pause.test(Duration.ZERO)) {
                file.write(health.stopped(clock.instant()));
                announce.accept("The schedule has stopped");
                return code;
            }
        }
    }

    private boolean waitUntil(Instant instant) {
        while (true) {
            Duration left = Duration.between(clock.instant(), instant);
            if (!left.isPositive()) {
                return !pause.test(Duration.ZERO);
            }
            if (pause.test(left.compareTo(LONGEST_WAIT) < 0 ? left : LONGEST_WAIT)) {
                return false;
            }
        }
    }
}
