package io.keyledger.evaluate.diff;

import java.io.IOException;

/** The tables of a run. */
public interface TableSource {
    /**
     * Opens a table.
     *
     * @param file for example {@code keys.csv}
     */
    RowCursor open(String file) throws IOException;
}
