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
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;

/**
 * The CloudTrail log files under a folder, in CloudTrail's own layout or any other. Does not follow links and ignores
 * anything that is not a regular file.
 */
public final class LogFiles {
    private static final int MOST_GROUPS = 100_000;
    private static final int PENDING_PER_THREAD = 4;

    private final Path root;
    private final int mostGroups;
    private final EventTally tally;
    private final TreeSet<String> torn = new TreeSet<>();
    private final TreeSet<String> foreign = new TreeSet<>();
    private long readCount;
    private long tornCount;
    private long foreignCount;
    private long skippedCount;

    private LogFiles(Path root, int mostGroups) {
        this.root = root;
        this.mostGroups = mostGroups;
        this.tally = new EventTally(mostGroups);
    }

    /**
     * Reads every file on all cores.
     *
     * @param path a folder, or one file
     * @throws IOException if the folder cannot be read or the thread is interrupted
     */
    public static CloudTrailUsage read(Path path) throws IOException {
        return read(path, MOST_GROUPS);
    }

    /**
     * Whether there is a file that could be a log file.
     *
     * @throws IOException if the folder cannot be read
     */
    public static boolean anyIn(Path path) throws IOException {
        try (Stream<Path> files = Files.walk(path.toRealPath())) {
            return files.anyMatch(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && isLog(file.toString())
                    && !isOther(file.toString()));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    static CloudTrailUsage read(Path path, int mostGroups) throws IOException {
        return new LogFiles(path.toRealPath(), mostGroups).read();
    }

    private CloudTrailUsage read() throws IOException {
        int cores = Runtime.getRuntime().availableProcessors();
        Semaphore places = new Semaphore(cores * PENDING_PER_THREAD);
        ExecutorService threads = Executors.newFixedThreadPool(
                cores, Thread.ofPlatform().name("cloudtrail-", 0).daemon().factory());
        try {
            Files.walkFileTree(root, new Visitor(threads, places));
            places.acquire(cores * PENDING_PER_THREAD);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (InterruptedIOException)
                    new InterruptedIOException("interrupted while reading CloudTrail").initCause(e);
        } finally {
            threads.shutdownNow();
            threads.close();
        }
        return CloudTrailUsage.of(
                tally,
                new FileCounts(
                        readCount,
                        tornCount,
                        foreignCount,
                        skippedCount,
                        torn.stream().toList(),
                        foreign.stream().toList()));
    }

    private final class Visitor extends SimpleFileVisitor<Path> {
        private final ExecutorService threads;
        private final Semaphore places;

        Visitor(ExecutorService threads, Semaphore places) {
            this.threads = threads;
            this.places = places;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            String name = name(file);
            if (isOther(name)) {
                skip();
            } else if (attributes.isRegularFile() && isLog(name)) {
                submit(file);
            } else {
                end(LogFile.Outcome.FOREIGN, name);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            end(LogFile.Outcome.TORN, name(file));
            return FileVisitResult.CONTINUE;
        }

        private void submit(Path file) throws IOException {
            try {
                places.acquire();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw (InterruptedIOException)
                        new InterruptedIOException("interrupted while reading CloudTrail").initCause(e);
            }
            threads.execute(() -> {
                try {
                    EventTally ofFile = new EventTally(mostGroups);
                    LogFile.Outcome outcome = new LogFile(file).into(ofFile);
                    add(ofFile, outcome, name(file));
                } catch (CancellationException _) {
                    Thread.currentThread().interrupt();
                } finally {
                    places.release();
                }
            });
        }
    }

    /** Digests and Insights are stored next to the logs in a different format. */
    private static boolean isOther(String name) {
        return name.contains("CloudTrail-Digest") || name.contains("CloudTrail-Insight");
    }

    private static boolean isLog(String name) {
        return name.endsWith(".json.gz") || name.endsWith(".json");
    }

    /** Relative to the folder, with slashes on every system. */
    private String name(Path file) {
        Path relative = root.relativize(file);
        String name = relative.toString().replace('\\', '/');
        return name.isEmpty() ? String.valueOf(file.getFileName()) : name;
    }

    private synchronized void skip() {
        skippedCount++;
    }

    private synchronized void add(EventTally ofFile, LogFile.Outcome outcome, String name) {
        tally.add(ofFile);
        end(outcome, name);
    }

    private synchronized void end(LogFile.Outcome outcome, String name) {
        switch (outcome) {
            case READ -> readCount++;
            case TORN -> {
                tornCount++;
                keep(torn, name);
            }
            case FOREIGN -> {
                foreignCount++;
                keep(foreign, name);
            }
        }
    }

    private static void keep(NavigableSet<String> names, String name) {
        names.add(name);
        if (names.size() > FileCounts.NAMED) {
            names.pollLast();
        }
    }
}
