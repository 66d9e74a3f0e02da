package io.keyledger.cli.text;

import io.keyledger.evaluate.diff.DiffSummary;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a run has that an earlier run had not.
 *
 * @param earlier the run that it was compared with; absent if there is none
 * @param summary the changes; absent if there is no earlier run or it could not be compared
 * @param problem why it could not be compared; empty otherwise
 */
public record Changes(Optional<Path> earlier, Optional<DiffSummary> summary, String problem) {
    /** For a run that is not compared. */
    public static final Changes NONE = new Changes(Optional.empty(), Optional.empty(), "");
}
