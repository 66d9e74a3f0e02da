package io.keyledger.evaluate.diff;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a sorted table subject by subject. */
final class GroupCursor {
    private final String table;
    private final RowCursor rows;
    private final List<String> key;
    private Optional<TableRow> ahead;
    private String @Nullable [] keyAhead;

    /** @param key the columns that name a group, which are the first that the table is sorted by */
    GroupCursor(String table, RowCursor rows, List<String> key) throws IOException {
        this.table = table;
        this.rows = rows;
        this.key = key;
        this.ahead = rows.next();
    }

    boolean atEnd() {
        return ahead.isEmpty();
    }

    /** The next row as it stands in the file; empty at the end. */
    String line() {
        return ahead.map(TableRow::line).orElse("");
    }

    /** Skips a row that makes a subject alone. */
    void skip() throws IOException {
        ahead = rows.next();
        keyAhead = null;
    }

    /** The key of the next subject. */
    String[] key() {
        String[] known = keyAhead;
        if (known == null) {
            known = keyOf(ahead.orElseThrow());
            keyAhead = known;
        }
        return known;
    }

    private String[] keyOf(TableRow row) {
        return key.stream().map(row::cell).toArray(String[]::new);
    }

    /** The rows of the next subject. */
    RowGroup take() throws IOException {
        String[] subject = key();
        List<TableRow> group = new ArrayList<>(1);
        do {
            group.add(ahead.orElseThrow());
            skip();
        } while (!atEnd() && Arrays.equals(subject, key()));
        if (!atEnd() && CodePoints.compare(subject, key()) > 0) {
            throw new ComparisonException(table + " is not sorted as keyledger sorts it: " + String.join(", ", key())
                    + " stands after " + String.join(", ", subject));
        }
        return new RowGroup(group);
    }
}
