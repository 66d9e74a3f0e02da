package io.keyledger.cost.cloudtrail;

import io.keyledger.inventory.TrailFile;
import io.keyledger.inventory.TrailFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Reads CloudTrail's log files. */
public final class LogFiles {
    /** How many groups are counted separately. */
    static final int MOST_GROUPS = 100_000;

    private final TrailFiles files;
    private final Predicate<String> chosen;
    private final int mostGroups;
    private final Optional<LogHashes> hashes;
    private final EventTally tally;
    private final TrailFolders folders = new TrailFolders();
    private final TreeSet<String> torn = new TreeSet<>();
    private final TreeSet<String> foreign = new TreeSet<>();
    private long readCount;
    private long tornCount;
    private long foreignCount;
    private long skippedCount;

    private LogFiles(TrailFiles files, Predicate<String> chosen, int mostGroups, Optional<LogHashes> hashes) {
        this.files = files;
        this.hashes = hashes;
        this.chosen = chosen;
        this.mostGroups = mostGroups;
        this.tally = new EventTally(mostGroups);
    }

    /**
     * Reads every file.
     *
     * @throws IOException if the files cannot be listed, or the thread is interrupted
     */
    public static CloudTrailUsage read(TrailFiles files) throws IOException {
        return read(files, MOST_GROUPS);
    }

    /**
     * Reads every file, and hashes what it reads.
     *
     * @throws IOException if the files cannot be listed, or the thread is interrupted
     */
    public static CloudTrailUsage read(TrailFiles files, LogHashes hashes) throws IOException {
        return read(new LogFiles(files, _ -> true, MOST_GROUPS, Optional.of(hashes)));
    }

    /**
     * Whether a folder has a file that could be a log file.
     *
     * @throws IOException if the folder cannot be read
     */
    public static boolean anyIn(Path path) throws IOException {
        return new FolderFiles(path).any(name -> isLog(name) && !isOther(name));
    }

    static CloudTrailUsage read(TrailFiles files, int mostGroups) throws IOException {
        return read(new LogFiles(files, _ -> true, mostGroups, Optional.empty()));
    }

    private static CloudTrailUsage read(LogFiles all) throws IOException {
        FileCounts read = all.read();
        return CloudTrailUsage.of(all.tally, read);
    }

    /**
     * Counts what the chosen files say.
     *
     * @param chosen by their names
     * @throws IOException if the files cannot be listed, or the thread is interrupted
     */
    public static TrailCount count(TrailFiles files, Predicate<String> chosen) throws IOException {
        return count(files, chosen, MOST_GROUPS);
    }

    static TrailCount count(TrailFiles files, Predicate<String> chosen, int mostGroups) throws IOException {
        LogFiles some = new LogFiles(files, chosen, mostGroups, Optional.empty());
        FileCounts read = some.read();
        return new TrailCount(some.tally, read);
    }

    private FileCounts read() throws IOException {
        ParallelReading.over(files, TrailFiles.Kind.LOGS, new Visitor());
        return new FileCounts(
                readCount,
                tornCount,
                foreignCount,
                skippedCount,
                torn.stream().toList(),
                foreign.stream().toList(),
                folders.overlap());
    }

    private final class Visitor implements ParallelReading.Visit {
        @Override
        public Optional<Runnable> file(TrailFile file) {
            if (!chosen.test(file.name())) {
                return Optional.empty();
            }
            if (isOther(file.name())) {
                skip();
            } else if (isLog(file.name())) {
                folders.add(file.name());
                return Optional.of(() -> {
                    EventTally ofFile = new EventTally(mostGroups);
                    LogFile.Outcome outcome = new LogFile(files, file, hashes).into(ofFile);
                    add(ofFile, outcome, file.name());
                });
            } else {
                end(LogFile.Outcome.FOREIGN, file.name());
            }
            return Optional.empty();
        }

        @Override
        public void notAFile(String name) {
            if (!chosen.test(name)) {
                return;
            }
            if (isOther(name)) {
                skip();
            } else {
                end(LogFile.Outcome.FOREIGN, name);
            }
        }

        @Override
        public void unreadable(String name) {
            if (chosen.test(name)) {
                end(LogFile.Outcome.TORN, name);
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
