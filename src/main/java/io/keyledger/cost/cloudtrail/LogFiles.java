package io.keyledger.cost.cloudtrail;

import java.io.IOException;
import java.nio.file.Path;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The CloudTrail log files under a folder, in CloudTrail's own layout or any other. Does not follow links and ignores
 * anything that is not a regular file.
 */
public final class LogFiles {
    /** How many groups are counted separately. */
    static final int MOST_GROUPS = 100_000;

    private final Path root;
    private final Predicate<String> chosen;
    private final int mostGroups;
    private final EventTally tally;
    private final TreeSet<String> torn = new TreeSet<>();
    private final TreeSet<String> foreign = new TreeSet<>();
    private long readCount;
    private long tornCount;
    private long foreignCount;
    private long skippedCount;

    private LogFiles(Path root, Predicate<String> chosen, int mostGroups) {
        this.root = root;
        this.chosen = chosen;
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
        return ParallelWalk.any(path, file -> isLog(file.toString()) && !isOther(file.toString()));
    }

    static CloudTrailUsage read(Path path, int mostGroups) throws IOException {
        LogFiles files = new LogFiles(path.toRealPath(), _ -> true, mostGroups);
        return CloudTrailUsage.of(files.tally, files.read());
    }

    static TrailCount count(Path path, Predicate<String> chosen) throws IOException {
        return count(path, chosen, MOST_GROUPS);
    }

    static TrailCount count(Path path, Predicate<String> chosen, int mostGroups) throws IOException {
        LogFiles files = new LogFiles(path.toRealPath(), chosen, mostGroups);
        return new TrailCount(files.tally, files.read());
    }

    private FileCounts read() throws IOException {
        ParallelWalk.over(root, new Visitor());
        return new FileCounts(
                readCount,
                tornCount,
                foreignCount,
                skippedCount,
                torn.stream().toList(),
                foreign.stream().toList());
    }

    private final class Visitor implements ParallelWalk.Visit {
        @Override
        public Optional<Runnable> file(Path file, boolean regular) {
            String name = name(file);
            if (!chosen.test(name)) {
                return Optional.empty();
            }
            if (isOther(name)) {
                skip();
            } else if (regular && isLog(name)) {
                return Optional.of(() -> {
                    EventTally ofFile = new EventTally(mostGroups);
                    LogFile.Outcome outcome = new LogFile(file).into(ofFile);
                    add(ofFile, outcome, name);
                });
            } else {
                end(LogFile.Outcome.FOREIGN, name);
            }
            return Optional.empty();
        }

        @Override
        public void unreadable(Path file) {
            if (chosen.test(name(file))) {
                end(LogFile.Outcome.TORN, name(file));
            }
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

    static void keep(NavigableSet<String> names, String name) {
        names.add(name);
        if (names.size() > FileCounts.NAMED) {
            names.pollLast();
        }
    }
}
