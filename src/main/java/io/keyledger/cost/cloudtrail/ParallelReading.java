package io.keyledger.cost.cloudtrail;

import io.keyledger.inventory.TrailFile;
import io.keyledger.inventory.TrailFiles;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;

/** Works on files on several threads while they are listed. */
final class ParallelReading implements TrailFiles.Visitor, AutoCloseable {
    private static final int PENDING_PER_READER = 4;

    private final Visit visit;
    private final int pending;
    private final Semaphore places;
    private final ExecutorService threads;

    private ParallelReading(Visit visit, int readers) {
        this.visit = visit;
        this.pending = readers * PENDING_PER_READER;
        this.places = new Semaphore(pending);
        this.threads = Executors.newFixedThreadPool(
                readers, Thread.ofPlatform().name("cloudtrail-", 0).daemon().factory());
    }

    /** What to do with the files. Called by several threads at a time. */
    interface Visit {
        /** Returns the work on a file, which handles its own errors; empty if there is none. */
        Optional<Runnable> file(TrailFile file);

        /** Takes note of something that is not a regular file. */
        void notAFile(String name);

        /** Takes note of a file or folder that cannot be read. */
        void unreadable(String name);
    }

    /**
     * Returns when all work is done.
     *
     * @throws IOException if listing cannot start, or the thread is interrupted
     */
    static void over(TrailFiles files, TrailFiles.Kind kind, Visit visit) throws IOException {
        try (ParallelReading reading = new ParallelReading(visit, files.readers())) {
            files.list(kind, reading);
            reading.places.acquire(reading.pending);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (InterruptedIOException)
                    new InterruptedIOException("interrupted while reading CloudTrail").initCause(e);
        }
    }

    @Override
    public void file(TrailFile file) {
        Optional<Runnable> work = visit.file(file);
        if (work.isEmpty()) {
            return;
        }
        try {
            places.acquire();
            threads.execute(() -> {
                try {
                    work.get().run();
                } catch (CancellationException _) {
                    Thread.currentThread().interrupt();
                } finally {
                    places.release();
                }
            });
        } catch (InterruptedException | RejectedExecutionException _) {
            // Whoever lists sees the interrupt and stops.
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void notAFile(String name) {
        visit.notAFile(name);
    }

    @Override
    public void unreadable(String name) {
        visit.unreadable(name);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        threads.close();
    }
}
