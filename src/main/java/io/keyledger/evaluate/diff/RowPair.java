package io.keyledger.evaluate.diff;

import io.keyledger.evaluate.diff.Change.Subject;
import java.util.Optional;

/** The rows of a subject that both runs have. */
record RowPair(Subject subject, TableRow before, TableRow after) {
    /** Two different values of a column. */
    record Values(String before, String after) {}

    /** The values of a column, if they differ and both are known. */
    Optional<Values> known(String column) {
        return different(column)
                .filter(values -> !values.before().equals(CellParser.UNKNOWN)
                        && !values.after().equals(CellParser.UNKNOWN));
    }

    private Optional<Values> different(String column) {
        if (!before.has(column) || !after.has(column)) {
            return Optional.empty();
        }
        Values values = new Values(before.cell(column), after.cell(column));
        return values.before().equals(values.after()) ? Optional.empty() : Optional.of(values);
    }

    Change change(ChangeType type, String column) {
        return Change.of(type, subject, column, before.cell(column), after.cell(column));
    }

    /** The change of a column that only one of the runs could read. */
    Optional<Change> sight(String column) {
        return different(column).flatMap(values -> {
            if (values.after().equals(CellParser.UNKNOWN)) {
                return Optional.of(change(ChangeType.LOST_FROM_SIGHT, column));
            }
            return values.before().equals(CellParser.UNKNOWN)
                    ? Optional.of(change(ChangeType.SEEN_AT_LAST, column))
                    : Optional.empty();
        });
    }
}
