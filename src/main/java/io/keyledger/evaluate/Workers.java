package io.keyledger.evaluate;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Runs work on all cores. Submitting blocks while too much is pending, to limit memory; the first failure stops
 * everything. Only one thread may submit.
 */
public final class Workers implements AutoCloseable {
    private static final int PENDING_PER_THREAD = 2;

    private final ExecutorService threads;
    private final int capacity;
    private final Semaphore places;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    public Workers() {
        int cores = Runtime.getRuntime().availableProcessors();
        this.threads = Executors.newFixedThreadPool(
                cores, Thread.ofPlatform().name("evaluation-", 0).daemon().factory());
        this.capacity = cores * PENDING_PER_THREAD;
        this.places = new Semaphore(capacity);
    }

    /** Work that may fail with an I/O error. */
    @FunctionalInterface
    public interface Work {
        void run() throws IOException;
    }

    /** Submits work. */
    public void submit(Work work) throws IOException {
        acquire(1);
        requireNoFailure();
        threads.execute(() -> {
            try {
                if (failure.get() == null) {
                    work.run();
                }
            } catch (IOException | RuntimeException | Error e) {
                failure.compareAndSet(null, e);
            } finally {
                places.release();
            }
        });
    }

    /** Waits until all submitted work is done. */
    public void await() throws IOException {
        acquire(capacity);
        places.release(capacity);
        requireNoFailure();
    }

    private void acquire(int permits) throws InterruptedIOException {
        try {
            places.acquire(permits);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (InterruptedIOException) new InterruptedIOException("interrupted while evaluating").initCause(e);
        }
    }

    private void requireNoFailure() throws IOException {
        switch (failure.get()) {
            case null -> {}
            case IOException e -> throw e;
            case UncheckedIOException e -> throw e.getCause();
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> throw new IllegalStateException("work fails with nothing else", e);
        }
    }

    /** Stops running work and waits for it, so that nothing writes afterwards. */
    @Override
    public void close() {
        failure.compareAndSet(null, new IllegalStateException("the workers are closed"));
        threads.shutdownNow();
        threads.close();
    }
}
