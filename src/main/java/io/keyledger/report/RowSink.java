package io.keyledger.report;

import java.io.IOException;

/**
 * Takes rows one by one. Thread-safe.
 *
 * @param <R> a row
 */
@FunctionalInterface
interface RowSink<R> {
    /** Adds a row. */
    void add(R row) throws IOException;
}
