package io.keyledger.cli.snapshot;

import io.keyledger.cli.configuration.Configuration;
import io.keyledger.cli.process.Environment;
import io.keyledger.cli.process.UnusedFolder;
import io.keyledger.cli.process.UsageException;
import io.keyledger.snapshot.Snapshot;
import io.keyledger.snapshot.SnapshotDescription;
import io.keyledger.snapshot.SnapshotException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;

/**
 * Chooses the folder of a snapshot. If none is configured, it is in {@code snapshots} of the output folder: the folder
 * of the latest interrupted collection of the same scope that can still be resumed, otherwise a new one.
 *
 * @param audit whether it is for an audit, which also counts as interrupted if everything is collected but no run was
 *     written
 */
record SnapshotLocation(Path output, Optional<Path> named, Duration resume, boolean audit) {
    static SnapshotLocation of(Environment environment, Configuration configuration, boolean audit) {
        String named = configuration.output().snapshot();
        return new SnapshotLocation(
                environment.path(configuration.output().directory()),
                named.isEmpty() ? Optional.empty() : Optional.of(environment.path(named)),
                Duration.ofHours(configuration.collect().resumeHours()),
                audit);
    }

    /** @throws UsageException if the configured folder already holds a complete snapshot */
    Path choose(SnapshotDescription wanted) throws IOException {
        if (named.isPresent()) {
            requireUnfinished(named.get());
            return named.get();
        }
        Optional<Path> interrupted = interrupted(wanted);
        return interrupted.isPresent()
                ? interrupted.get()
                : UnusedFolder.in(KeptSnapshots.in(output).folder(), wanted.asOf());
    }

    private void requireUnfinished(Path directory) throws SnapshotException {
        Optional<Snapshot> snapshot = open(directory);
        if (snapshot.isPresent()
                && !isUnfinished(snapshot.get())
                && snapshot.get().withoutDamagedParts().damaged().isEmpty()) {
            throw new UsageException("--snapshot: " + directory + " holds a complete snapshot of "
                    + snapshot.get().description().asOf() + "; evaluate it with 'audit --from " + directory
                    + "', or choose another folder for a new one");
        }
    }

    private Optional<Path> interrupted(SnapshotDescription wanted) throws IOException {
        return KeptSnapshots.in(output)
                .all()
                .filter(snapshot -> isSame(snapshot.description(), wanted))
                .filter(this::isUnfinished)
                .max(Comparator.comparing(snapshot -> snapshot.description().asOf()))
                .map(Snapshot::directory);
    }

    private boolean isUnfinished(Snapshot snapshot) {
        return !snapshot.missing().isEmpty() || (audit && new PendingEvaluation(snapshot.directory()).isNoted());
    }

    private boolean isSame(SnapshotDescription begun, SnapshotDescription wanted) {
        Duration age = Duration.between(begun.asOf(), wanted.asOf());
        return begun.scope().equals(wanted.scope())
                && begun.parts().equals(wanted.parts())
                && !age.isNegative()
                && age.compareTo(resume) < 0;
    }

    private static Optional<Snapshot> open(Path directory) {
        try {
            return Optional.of(Snapshot.open(directory));
        } catch (SnapshotException _) {
            return Optional.empty();
        }
    }
}
