package io.keyledger.evaluate.diff;

import java.io.IOException;

/** The tables of a run. */
public interface TableSource {
    /**
     * Opens a table.
     *
     * @param file for example {@code keys.csv}
     */
    TableRows open(String file) throws IOException;
}
