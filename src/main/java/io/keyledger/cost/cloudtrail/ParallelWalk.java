package io.keyledger.cost.cloudtrail;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Visits the files under a folder on one thread and works on them on all cores. Does not follow links. */
final class ParallelWalk extends SimpleFileVisitor<Path> implements AutoCloseable {
    private static final int PENDING_PER_THREAD = 4;

    private final Visit visit;
    private final int pending;
    private final Semaphore places;
    private final ExecutorService threads;

    private ParallelWalk(Visit visit) {
        int cores = Runtime.getRuntime().availableProcessors();
        this.visit = visit;
        this.pending = cores * PENDING_PER_THREAD;
        this.places = new Semaphore(pending);
        this.threads = Executors.newFixedThreadPool(
                cores, Thread.ofPlatform().name("cloudtrail-", 0).daemon().factory());
    }

    /** What to do with the files. */
    interface Visit {
        /** Returns the work on a file, which handles its own errors; empty if there is none. */
        Optional<Runnable> file(Path file, boolean regular);

        /** Takes note of a file or folder that cannot be read. */
        void unreadable(Path file);
    }

    /**
     * Returns when all work is done.
     *
     * @param root a folder, or one file
     * @throws IOException if the folder cannot be read or the thread is interrupted
     */
    static void over(Path root, Visit visit) throws IOException {
        try (ParallelWalk walk = new ParallelWalk(visit)) {
            Files.walkFileTree(root, walk);
            walk.acquire(walk.pending);
        }
    }

    /**
     * Whether there is a file for which this is true, without working on any.
     *
     * @throws IOException if the folder cannot be read
     */
    static boolean any(Path root, Predicate<Path> wanted) throws IOException {
        try (Stream<Path> files = Files.walk(root.toRealPath())) {
            return files.anyMatch(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && wanted.test(file));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        Optional<Runnable> work = visit.file(file, attributes.isRegularFile());
        if (work.isPresent()) {
            acquire(1);
            threads.execute(() -> {
                try {
                    work.get().run();
                } catch (CancellationException _) {
                    Thread.currentThread().interrupt();
                } finally {
                    places.release();
                }
            });
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
        visit.unreadable(file);
        return FileVisitResult.CONTINUE;
    }

    private void acquire(int count) throws InterruptedIOException {
        try {
            places.acquire(count);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (InterruptedIOException)
                    new InterruptedIOException("interrupted while reading CloudTrail").initCause(e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        threads.close();
    }
}
