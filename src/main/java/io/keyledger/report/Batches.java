package io.keyledger.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Hands things on some at a time. For one thread.
 *
 * @param <T> a thing
 */
final class Batches<T> {
    private final int size;
    private final Taker<T> taker;
    private List<T> batch = new ArrayList<>();

    Batches(int size, Taker<T> taker) {
        this.size = size;
        this.taker = taker;
    }

    /** Who takes them. */
    @FunctionalInterface
    interface Taker<T> {
        void take(List<T> batch) throws IOException;
    }

    void add(T thing) throws IOException {
        batch.add(thing);
        if (batch.size() == size) {
            flush();
        }
    }

    /** Hands on the last ones. */
    void flush() throws IOException {
        if (!batch.isEmpty()) {
            List<T> full = batch;
            batch = new ArrayList<>();
            taker.take(full);
        }
    }
}
