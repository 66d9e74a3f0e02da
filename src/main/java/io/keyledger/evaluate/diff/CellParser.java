package io.keyledger.evaluate.diff;

import java.io.UncheckedIOException;

/** Reads cells of the files. */
final class CellParser {
    static final String UNKNOWN = "unknown";

    private CellParser() {}

    /** A count; a cell that is none counts as zero. */
    static long number(String cell) {
        try {
            return Long.parseLong(cell);
        } catch (NumberFormatException _) {
            return 0;
        }
    }

    /** A value of a fixed vocabulary. */
    static <E extends Enum<E>> E constant(Class<E> vocabulary, TableRow row, String column) {
        try {
            return Enum.valueOf(vocabulary, row.cell(column));
        } catch (IllegalArgumentException _) {
            throw new UncheckedIOException(new ComparisonException(
                    "a row has the " + column + " '" + row.cell(column) + "', which this version does not know"));
        }
    }

    /** The calls of an action that were not answered. */
    static long unanswered(TableRow coverage) {
        return number(coverage.cell("denied")) + number(coverage.cell("throttled")) + number(coverage.cell("failed"));
    }
}
