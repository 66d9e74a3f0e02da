package io.keyledger.collect.call;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs work concurrently on virtual threads. Closing interrupts running work and waits for it. */
public final class Tasks implements AutoCloseable {
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

    /** Starts work on a new thread. */
    public <T> Future<T> start(Callable<T> work) {
        return executor.submit(Coverage.carried(work));
    }

    /** Waits for work and throws what it threw. */
    public static <T> T await(Future<T> work) {
        try {
            return work.get();
        } catch (InterruptedException e) {
            throw CollectException.interrupted(e);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException failure -> throw failure;
                case Error error -> throw error;
                case null, default -> throw new IllegalStateException(e.getCause());
            }
        }
    }

    /** Runs all work concurrently. The first failure interrupts the rest and is thrown. */
    public static void all(List<Runnable> works) {
        try (Tasks tasks = new Tasks()) {
            var finished = new ExecutorCompletionService<Boolean>(tasks.executor);
            works.forEach(work -> finished.submit(Coverage.carried(() -> {
                work.run();
                return true;
            })));
            for (int i = 0; i < works.size(); i++) {
                await(finished.take());
            }
        } catch (InterruptedException e) {
            throw CollectException.interrupted(e);
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
        executor.close();
    }
}
