package io.keyledger.cli.schedule;

import io.keyledger.cli.process.ExitCode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The health of a schedule, for monitoring; {@code schedule.json} in the output folder.
 *
 * @param since when this state started
 * @param nextRun when the next run starts; during a run, when it started
 * @param lastExitCode the exit code of the last run; absent before the first one ends
 */
record ScheduleHealth(
        State state,
        Instant since,
        @Nullable Instant nextRun,
        @Nullable Instant lastRunBegan,
        @Nullable Instant lastRunEnded,
        @Nullable Integer lastExitCode,
        @Nullable String lastMeaning) {
    /** A run that is this late counts as missed. */
    static final Duration GRACE = Duration.ofMinutes(10);

    /** What the schedule does. */
    enum State {
        WAITING,
        RUNNING,
        STOPPED,
        /** Stopped in the middle of a run, which resumes when the schedule starts again. */
        INTERRUPTED
    }

    static ScheduleHealth beforeFirstRun(Instant now) {
        return new ScheduleHealth(State.WAITING, now, null, null, null, null, null);
    }

    ScheduleHealth waiting(Instant now, Instant next) {
        return new ScheduleHealth(State.WAITING, now, next, lastRunBegan, lastRunEnded, lastExitCode, lastMeaning);
    }

    ScheduleHealth running(Instant now) {
        return new ScheduleHealth(State.RUNNING, now, now, lastRunBegan, lastRunEnded, lastExitCode, lastMeaning);
    }

    ScheduleHealth ended(Instant began, Instant now, ExitCode code) {
        return new ScheduleHealth(State.WAITING, now, null, began, now, code.number(), code.meaning());
    }

    ScheduleHealth stopped(Instant now) {
        return new ScheduleHealth(State.STOPPED, now, null, lastRunBegan, lastRunEnded, lastExitCode, lastMeaning);
    }

    ScheduleHealth interrupted(Instant now) {
        return new ScheduleHealth(State.INTERRUPTED, now, null, lastRunBegan, lastRunEnded, lastExitCode, lastMeaning);
    }

    /** The start of the run that was stopped or killed, if any. */
    Optional<Instant> cutShort() {
        return switch (state) {
            case RUNNING -> Optional.of(since);
            case INTERRUPTED -> Optional.ofNullable(lastRunBegan);
            case WAITING, STOPPED -> Optional.empty();
        };
    }

    /** What is wrong with the schedule itself; empty if it is healthy, whatever its runs found. */
    String problem(Instant now, Duration longestRun) {
        if (state == State.STOPPED || state == State.INTERRUPTED) {
            return "the schedule stopped at " + since;
        }
        if (state == State.RUNNING && since.plus(longestRun).isBefore(now)) {
            return "a run has not ended since " + since;
        }
        if (state == State.WAITING && nextRun != null && nextRun.plus(GRACE).isBefore(now)) {
            return "the run of " + nextRun + " has not started";
        }
        boolean broken = lastExitCode != null
                && (lastExitCode == ExitCode.USAGE.number() || lastExitCode == ExitCode.CRASH.number());
        return broken ? "the last run ended at " + lastRunEnded + " with " + lastExitCode + ": " + lastMeaning : "";
    }
}
