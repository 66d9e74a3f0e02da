package io.keyledger.cli;

import io.keyledger.check.Severity;
import io.keyledger.evaluate.diff.DiffSummary;

/** What {@code --fail-on-new} makes of a comparison. */
final class NewFailures {
    private NewFailures() {}

    static ExitCode exitCode(DiffSummary summary, FailOn failOnNew) {
        if (failOnNew == FailOn.NONE) {
            return ExitCode.CLEAN;
        }
        Severity least = Severity.valueOf(failOnNew.name());
        if (summary.hiddenFailures(least) > 0) {
            return ExitCode.INCOMPLETE;
        }
        return summary.newFailures(least) > 0 ? ExitCode.FINDINGS : ExitCode.CLEAN;
    }
}
