package io.keyledger.cli;

import io.keyledger.snapshot.Snapshot;
import io.keyledger.snapshot.SnapshotException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** The snapshots in the output folder of a run. */
record KeptSnapshots(Path folder) {
    static KeptSnapshots of(Path run) {
        return new KeptSnapshots(run.toAbsolutePath().normalize().resolveSibling(SnapshotLocation.FOLDER));
    }

    /** The snapshot that was started at an instant. */
    Optional<Snapshot> begun(Instant instant) throws IOException {
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.sorted()
                    .map(KeptSnapshots::open)
                    .flatMap(Optional::stream)
                    .filter(snapshot -> snapshot.description().asOf().equals(instant))
                    .findFirst();
        } catch (NoSuchFileException | NotDirectoryException _) {
            return Optional.empty();
        }
    }

    private static Optional<Snapshot> open(Path directory) {
        try {
            return Optional.of(Snapshot.open(directory));
        } catch (SnapshotException _) {
            return Optional.empty();
        }
    }
}
