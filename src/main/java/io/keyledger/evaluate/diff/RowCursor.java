package io.keyledger.evaluate.diff;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** The rows of a table, one after another. */
public interface RowCursor extends Closeable {
    /**
     * The next row; absent at the end.
     *
     * @throws IOException if the file can't be read or is not a table
     */
    Optional<TableRow> next() throws IOException;
}
