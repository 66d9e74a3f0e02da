package io.keyledger.cli.snapshot;

import io.keyledger.snapshot.Snapshot;
import io.keyledger.snapshot.SnapshotException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The snapshots in an output folder. */
public record KeptSnapshots(Path folder) {
    private static final String FOLDER = "snapshots";
    private static final int MOST = 10;

    /** Those that are written where no other folder is named. */
    public static KeptSnapshots in(Path output) {
        return new KeptSnapshots(output.resolve(FOLDER));
    }

    /** Those in the output folder of a run. */
    public static KeptSnapshots beside(Path run) {
        return new KeptSnapshots(run.toAbsolutePath().normalize().resolveSibling(FOLDER));
    }

    /** The newest ones of before an instant, the newest first. */
    public List<Snapshot> before(Instant instant) throws IOException {
        return all().filter(snapshot -> snapshot.description().asOf().isBefore(instant))
                .sorted(Comparator.comparing(
                                (Snapshot snapshot) -> snapshot.description().asOf())
                        .reversed())
                .limit(MOST)
                .toList();
    }

    /** The snapshot that was started at an instant. */
    public Optional<Snapshot> begun(Instant instant) throws IOException {
        return all().sorted(Comparator.comparing(Snapshot::directory))
                .filter(snapshot -> snapshot.description().asOf().equals(instant))
                .findFirst();
    }

    /** All of them, ignoring anything else in the folder. */
    public Stream<Snapshot> all() throws IOException {
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.toList().stream().map(KeptSnapshots::read).flatMap(Optional::stream);
        } catch (NoSuchFileException | NotDirectoryException _) {
            return Stream.empty();
        }
    }

    private static Optional<Snapshot> read(Path directory) {
        try {
            return Optional.of(Snapshot.open(directory));
        } catch (SnapshotException _) {
            return Optional.empty();
        }
    }
}
