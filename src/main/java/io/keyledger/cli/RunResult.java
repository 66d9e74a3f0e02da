package io.keyledger.cli;

import io.keyledger.check.Severity;
import io.keyledger.report.ReportSettings;
import io.keyledger.report.RunSummary;
import java.util.Optional;

/**
 * A run with everything that the terminal shows of it.
 *
 * @param failOnNew the minimum severity of new failures that fail the run; absent if all failures count
 */
record RunResult(RunSummary summary, Changes changes, Optional<Severity> failOnNew, ExitCode code) {
    RunResult(RunSummary summary, Changes changes, FailOn failOnNew, ExitCode code) {
        this(
                summary,
                changes,
                failOnNew == FailOn.NONE ? Optional.empty() : Optional.of(Severity.valueOf(failOnNew.name())),
                code);
    }

    String text(ReportSettings settings, Paint paint) {
        return SummaryText.of(this, settings, paint);
    }
}
