package io.keyledger.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a schedule says of itself to whoever watches over it; {@code schedule.json} in the output folder.
 *
 * @param since when this state began
 * @param nextRun when the next run begins; while one runs, when it began
 * @param lastExitCode how the last run ended; absent before the first has
 */
record ScheduleHealth(
        State state,
        Instant since,
        @Nullable Instant nextRun,
        @Nullable Instant lastRunBegan,
        @Nullable Instant lastRunEnded,
        @Nullable Integer lastExitCode,
        @Nullable String lastMeaning) {
    /** A run that is this late does not come any more. */
    static final Duration GRACE = Duration.ofMinutes(10);

    /** What the schedule does. */
    enum State {
        WAITING,
        RUNNING,
        STOPPED,
        /** Stopped in the middle of a run, which goes on when the schedule starts again. */
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

    /** When the run began that was stopped or killed before its end, where one was. */
    Optional<Instant> cutShort() {
        return switch (state) {
            case RUNNING -> Optional.of(since);
            case INTERRUPTED -> Optional.ofNullable(lastRunBegan);
            case WAITING, STOPPED -> Optional.empty();
        };
    }

    /** What is wrong with the schedule itself, or empty where nothing is; findings are no illness. */
    String complaint(Instant now, Duration longestRun) {
        if (state == State.STOPPED || state == State.INTERRUPTED) {
            return "the schedule has stopped at " + since;
        }
        if (state == State.RUNNING && since.plus(longestRun).isBefore(now)) {
            return "a run has been going on since " + since;
        }
        if (state == State.WAITING && nextRun != null && nextRun.plus(GRACE).isBefore(now)) {
            return "the run of " + nextRun + " has not begun";
        }
        boolean broken = lastExitCode != null
                && (lastExitCode == ExitCode.USAGE.number() || lastExitCode == ExitCode.CRASH.number());
        return broken ? "the last run ended at " + lastRunEnded + " with " + lastExitCode + ": " + lastMeaning : "";
    }
}
