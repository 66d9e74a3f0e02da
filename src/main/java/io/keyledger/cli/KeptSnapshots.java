package io.keyledger.cli;

import io.keyledger.snapshot.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The snapshots in the output folder of a run. */
record KeptSnapshots(Path folder) {
    private static final int MOST = 10;

    static KeptSnapshots of(Path run) {
        return new KeptSnapshots(run.toAbsolutePath().normalize().resolveSibling(SnapshotLocation.FOLDER));
    }

    /** The newest ones of before an instant, the newest first. */
    List<Snapshot> before(Instant instant) throws IOException {
        return KeptSnapshot.in(folder)
                .filter(snapshot -> snapshot.description().asOf().isBefore(instant))
                .sorted(Comparator.comparing(
                                (Snapshot snapshot) -> snapshot.description().asOf())
                        .reversed())
                .limit(MOST)
                .toList();
    }

    /** The snapshot that was started at an instant. */
    Optional<Snapshot> begun(Instant instant) throws IOException {
        return KeptSnapshot.in(folder)
                .sorted(Comparator.comparing(Snapshot::directory))
                .filter(snapshot -> snapshot.description().asOf().equals(instant))
                .findFirst();
    }
}
