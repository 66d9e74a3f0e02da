package io.keyledger.cli.schedule;

import io.keyledger.cli.process.ExitCode;
import io.keyledger.cli.process.FileProblem;
import io.keyledger.cli.process.UsageException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Runs a job at the times of a cron expression, one run at a time: times that pass during a run are skipped. An
 * interrupted run resumes as soon as the schedule starts again.
 *
 * @param resume how long an interrupted run may still be resumed
 * @param pause waits for a duration, and returns true as soon as the process must stop
 * @param announce reports what happens
 */
record ScheduleLoop(
        CronTimes times,
        Duration resume,
        InstantSource clock,
        Predicate<Duration> pause,
        HealthFile file,
        Supplier<ExitCode> job,
        Consumer<String> announce) {
    /** The longest time until a change of the system clock is noticed. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    /** Runs until the process must stop; returns the exit code of the interrupted run, if any. */
    ExitCode run() {
        ScheduleHealth health = ScheduleHealth.beforeFirstRun(clock.instant());
        Instant next = cutShort().orElseGet(this::next);
        while (true) {
            health = health.waiting(clock.instant(), next);
            writeHealth(health);
            announce.accept("The next audit starts at " + times.text(next));
            if (!waitUntil(next)) {
                writeHealth(health.stopped(clock.instant()));
                announce.accept("The schedule has stopped between two audits");
                return ExitCode.CLEAN;
            }
            Instant began = clock.instant();
            writeHealth(health.running(began));
            ExitCode code = job.get();
            health = health.ended(began, clock.instant(), code);
            announce.accept("The audit ended with " + code.number() + ": " + code.meaning());
            if (pause.test(Duration.ZERO)) {
                boolean done = code != ExitCode.INCOMPLETE;
                writeHealth(done ? health.stopped(clock.instant()) : health.interrupted(clock.instant()));
                announce.accept("The schedule has stopped" + (done ? "" : "; the audit resumes when it starts again"));
                return code;
            }
            next = next();
        }
    }

    private Instant next() {
        return times.after(clock.instant())
                .orElseThrow(() -> new UsageException("--cron: the expression never matches a date"));
    }

    /** Now, if the last run of an earlier process was interrupted and can still be resumed. */
    private Optional<Instant> cutShort() {
        Instant now = clock.instant();
        try {
            return file.read()
                    .flatMap(ScheduleHealth::cutShort)
                    .filter(began -> began.plus(resume).isAfter(now))
                    .map(began -> {
                        announce.accept("The audit of " + times.text(began) + " was interrupted and resumes");
                        return now;
                    });
        } catch (IOException | UsageException unreadable) {
            announce.accept("cannot read the previous schedule's state: " + FileProblem.sentence(unreadable));
            return Optional.empty();
        }
    }

    /** A temporarily full disk does not stop the schedule. */
    private void writeHealth(ScheduleHealth health) {
        try {
            file.write(health);
        } catch (IOException unwritable) {
            announce.accept("The health of the schedule can't be written: " + FileProblem.sentence(unwritable));
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
