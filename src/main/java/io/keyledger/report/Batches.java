package io.keyledger.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Hands things on some at a time, fewer where they are large. For one thread.
 *
 * @param <T> a thing
 */
final class Batches<T> {
    private final int most;
    private final ToIntFunction<T> weight;
    private final Taker<T> taker;
    private List<T> batch = new ArrayList<>();
    private int held;

    /**
     * Nothing yet.
     *
     * @param most the weight at which things are handed on
     */
    Batches(int most, ToIntFunction<T> weight, Taker<T> taker) {
        this.most = most;
        this.weight = weight;
        this.taker = taker;
    }

    /** Who takes them. */
    @FunctionalInterface
    interface Taker<T> {
        void take(List<T> batch) throws IOException;
    }

    void add(T thing) throws IOException {
        batch.add(thing);
        held += weight.applyAsInt(thing);
        if (held >= most) {
            flush();
        }
    }

    /** Hands on the last ones. */
    void flush() throws IOException {
        if (!batch.isEmpty()) {
            List<T> full = batch;
            batch = new ArrayList<>();
            held = 0;
            taker.take(full);
        }
    }
}
