package io.keyledger.evaluate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Groups items into batches of limited weight. Not thread-safe.
 *
 * @param <T> the type of item
 */
final class Batches<T> {
    private final int most;
    private final ToIntFunction<T> weight;
    private final BatchConsumer<T> taker;
    private List<T> batch = new ArrayList<>();
    private int held;

    /**
     * Starts empty.
     *
     * @param most the weight at which a batch is complete
     */
    Batches(int most, ToIntFunction<T> weight, BatchConsumer<T> taker) {
        this.most = most;
        this.weight = weight;
        this.taker = taker;
    }

    /** Consumes batches. */
    @FunctionalInterface
    interface BatchConsumer<T> {
        void take(List<T> batch) throws IOException;
    }

    void add(T thing) throws IOException {
        batch.add(thing);
        held += weight.applyAsInt(thing);
        if (held >= most) {
            flush();
        }
    }

    /** Passes on the last, incomplete batch. */
    void flush() throws IOException {
        if (!batch.isEmpty()) {
            List<T> full = batch;
            batch = new ArrayList<>();
            held = 0;
            taker.take(full);
        }
    }
}
