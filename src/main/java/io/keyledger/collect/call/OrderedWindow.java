package io.keyledger.collect.call;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Processes items concurrently and delivers the results in the order of the items. The window limits how many items are
 * in progress or waiting for delivery, and so the memory.
 */
public final class OrderedWindow<I, O> implements AutoCloseable {
    private final Tasks tasks = new Tasks();
    private final Iterator<I> items;
    private final Function<I, O> work;
    private final Queue<Future<O>> window = new ArrayDeque<>();

    private OrderedWindow(Iterator<I> items, Function<I, O> work) {
        this.items = items;
        this.work = work;
    }

    /** Starts processing the first items. */
    public static <I, O> OrderedWindow<I, O> start(Iterable<I> items, int size, Function<I, O> work) {
        OrderedWindow<I, O> window = new OrderedWindow<>(items.iterator(), work);
        for (int i = 0; i < size; i++) {
            window.next();
        }
        return window;
    }

    /** Delivers each result in order; throws what the work threw. */
    public void forEach(Consumer<? super O> sink) {
        for (Future<O> head = window.poll(); head != null; head = window.poll()) {
            O result = Tasks.await(head);
            next();
            sink.accept(result);
        }
    }

    private void next() {
        if (items.hasNext()) {
            I item = items.next();
            window.add(tasks.start(() -> work.apply(item)));
        }
    }

    @Override
    public void close() {
        tasks.close();
    }
}
