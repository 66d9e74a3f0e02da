package io.keyledger.collect.call;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Works on items side by side and hands the results on in the order of the items. Only so many are worked on or waiting to be
 * handed on at a time, which bounds the memory.
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

    /** Starts to work on the first items. */
    public static <I, O> OrderedWindow<I, O> start(Iterable<I> items, int size, Function<I, O> work) {
        OrderedWindow<I, O> window = new OrderedWindow<>(items.iterator(), work);
        for (int i = 0; i < size; i++) {
            window.next();
        }
        return window;
    }

    /** Hands on every result as its turn comes; throws what the work threw. */
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
