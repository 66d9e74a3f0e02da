package io.keyledger.cli;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Runs a job at the times of a cron expression, one run at a time: times that pass while a run goes on are left out. A run
 * that was cut short goes on as soon as the schedule starts again.
 *
 * @param resume for how long after its beginning a run that was cut short is gone on with
 * @param pause waits for a duration, and returns true as soon as the process shall end
 * @param announce tells a person or a log what happens
 */
record ScheduleLoop(
        CronTimes times,
        Duration resume,
        InstantSource clock,
        Predicate<Duration> pause,
        HealthFile file,
        Supplier<ExitCode> job,
        Consumer<String> announce) {
    /** A clock that is set anew while we wait is noticed this soon. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    /** Goes on until the process shall end; then says how the run ended that was cut short, if one was. */
    ExitCode run() {
        ScheduleHealth health = ScheduleHealth.beforeFirstRun(clock.instant());
        Instant next = cutShort().orElseGet(this::next);
        while (true) {
            health = health.waiting(clock.instant(), next);
            tell(health);
            announce.accept("The next audit begins at " + times.text(next));
            if (!waitUntil(next)) {
                tell(health.stopped(clock.instant()));
                announce.accept("The schedule has stopped between two audits");
                return ExitCode.CLEAN;
            }
            Instant began = clock.instant();
            tell(health.running(began));
            ExitCode code = job.get();
            health = health.ended(began, clock.instant(), code);
            announce.accept("The audit ended with " + code.number() + ": " + code.meaning());
            if (pause.test(Duration.ZERO)) {
                boolean done = code != ExitCode.INCOMPLETE;
                tell(done ? health.stopped(clock.instant()) : health.interrupted(clock.instant()));
                announce.accept("The schedule has stopped" + (done ? "" : "; the audit goes on when it starts again"));
                return code;
            }
            next = next();
        }
    }

    private Instant next() {
        return times.after(clock.instant())
                .orElseThrow(() -> new UsageException("--cron: the expression means no day that ever comes"));
    }

    /** Now, where the last run of an earlier process was cut short not too long ago. */
    private Optional<Instant> cutShort() {
        Instant now = clock.instant();
        try {
            return file.read()
                    .flatMap(ScheduleHealth::cutShort)
                    .filter(began -> began.plus(resume).isAfter(now))
                    .map(began -> {
                        announce.accept("The audit of " + times.text(began) + " was cut short and goes on");
                        return now;
                    });
        } catch (IOException | UsageException unreadable) {
            announce.accept("cannot read the previous schedule's state: " + FileProblem.sentence(unreadable));
            return Optional.empty();
        }
    }

    /** A disk that is full for a while does not end the schedule. */
    private void tell(ScheduleHealth health) {
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
