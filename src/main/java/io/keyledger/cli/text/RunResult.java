package io.keyledger.cli.text;

import io.keyledger.check.Severity;
import io.keyledger.cli.process.ExitCode;
import io.keyledger.evaluate.RunSummary;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A run with everything that the terminal shows of it.
 *
 * @param folder the folder of the run
 * @param failOnNew the minimum severity of new failures that fail the run; absent if all failures count
 */
public record RunResult(
        RunSummary summary, Path folder, Changes changes, Optional<Severity> failOnNew, ExitCode code) {}
