package io.keyledger.cli.run;

import io.keyledger.check.Severity;
import io.keyledger.cli.process.ExitCode;
import io.keyledger.cli.text.Changes;
import io.keyledger.evaluate.RunSummary;
import io.keyledger.evaluate.diff.DiffSummary;
import java.util.Optional;

/** What {@code --fail-on-new} makes of a comparison. */
public final class NewFailures {
    private NewFailures() {}

    /**
     * The exit code of a comparison.
     *
     * @param failOnNew the minimum severity; empty if new failures do not count
     */
    public static ExitCode exitCode(DiffSummary summary, Optional<Severity> failOnNew) {
        return failOnNew.map(least -> exitCode(summary, least)).orElse(ExitCode.CLEAN);
    }

    private static ExitCode exitCode(DiffSummary summary, Severity least) {
        if (summary.hiddenFailures(least) > 0) {
            return ExitCode.INCOMPLETE;
        }
        return summary.newFailures(least) > 0 ? ExitCode.FINDINGS : ExitCode.CLEAN;
    }

    /**
     * The exit code of a run, which new failures decide instead of {@code --fail-on} if they count.
     *
     * @param failOnNew the minimum severity; empty if new failures do not count
     */
    static ExitCode exitCode(RunSummary run, Changes changes, Optional<Severity> failOnNew) {
        ExitCode code = switch (run.outcome()) {
            case CLEAN -> ExitCode.CLEAN;
            case FINDINGS -> ExitCode.FINDINGS;
            case INCOMPLETE -> ExitCode.INCOMPLETE;
        };
        if (failOnNew.isEmpty() || code == ExitCode.INCOMPLETE) {
            return code;
        }
        if (!changes.problem().isEmpty()) {
            return ExitCode.INCOMPLETE;
        }
        Severity least = failOnNew.get();
        return changes.summary()
                .map(summary -> exitCode(summary, least))
                .orElseGet(() -> fails(run, least) ? ExitCode.FINDINGS : ExitCode.CLEAN);
    }

    /** Without an earlier run, every failure is new. */
    private static boolean fails(RunSummary run, Severity least) {
        return run.failures().keySet().stream().anyMatch(severity -> severity.compareTo(least) <= 0);
    }
}
