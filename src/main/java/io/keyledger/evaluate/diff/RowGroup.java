package io.keyledger.evaluate.diff;

import java.util.List;
import java.util.Optional;

/**
 * The rows about one subject in one run.
 *
 * @param rows none if the run does not mention it
 */
record RowGroup(List<TableRow> rows) {
    static final RowGroup NONE = new RowGroup(List.of());

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The only row of a subject that has one at most. */
    Optional<TableRow> row() {
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.getFirst());
    }

    boolean sameLines(RowGroup other) {
        if (rows.size() != other.rows.size()) {
            return false;
        }
        for (int i = 0; i < rows.size(); i++) {
            if (!rows.get(i).line().equals(other.rows.get(i).line())) {
                return false;
            }
        }
        return true;
    }
}
