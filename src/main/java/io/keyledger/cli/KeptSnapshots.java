package io.keyledger.cli;

import io.keyledger.snapshot.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** The snapshots in the output folder of a run. */
record KeptSnapshots(Path folder) {
    static KeptSnapshots of(Path run) {
        return new KeptSnapshots(run.toAbsolutePath().normalize().resolveSibling(SnapshotLocation.FOLDER));
    }

    /** The snapshot that was started at an instant. */
    Optional<Snapshot> begun(Instant instant) throws IOException {
        return KeptSnapshot.in(folder)
                .sorted(Comparator.comparing(Snapshot::directory))
                .filter(snapshot -> snapshot.description().asOf().equals(instant))
                .findFirst();
    }
}
