package io.keyledger.inventory;

import java.io.IOException;

/** Where CloudTrail's files are stored: a folder, or a bucket. */
@FunctionalInterface
public interface TrailStore {
    /**
     * Opens the store for one reading.
     *
     * @throws IOException if it cannot be opened
     */
    TrailFiles open(TrailScope scope) throws IOException;
}
