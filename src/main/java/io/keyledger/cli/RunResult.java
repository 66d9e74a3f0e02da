package io.keyledger.cli;

import io.keyledger.check.Severity;
import io.keyledger.evaluate.RunSummary;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A run with everything that the terminal shows of it.
 *
 * @param folder the folder of the run
 * @param failOnNew the minimum severity of new failures that fail the run; absent if all failures count
 */
record RunResult(RunSummary summary, Path folder, Changes changes, Optional<Severity> failOnNew, ExitCode code) {
    RunResult(RunSummary summary, Path folder, Changes changes, FailOn failOnNew, ExitCode code) {
        this(
                summary,
                folder,
                changes,
                failOnNew == FailOn.NONE ? Optional.empty() : Optional.of(Severity.valueOf(failOnNew.name())),
                code);
    }
}
