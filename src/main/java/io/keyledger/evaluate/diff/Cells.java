package io.keyledger.evaluate.diff;

/** Reads cells of the files. */
final class Cells {
    static final String UNKNOWN = "unknown";

    private Cells() {}

    /** A count; a cell that is none counts as zero. */
    static long number(String cell) {
        try {
            return Long.parseLong(cell);
        } catch (NumberFormatException _) {
            return 0;
        }
    }

    /** The calls of an action that were not answered. */
    static long unanswered(TableRow coverage) {
        return number(coverage.cell("denied")) + number(coverage.cell("throttled")) + number(coverage.cell("failed"));
    }
}
