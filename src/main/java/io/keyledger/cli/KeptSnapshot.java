package io.keyledger.cli;

import io.keyledger.snapshot.ShardedScope;
import io.keyledger.snapshot.Snapshot;
import io.keyledger.snapshot.SnapshotException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/** Opens the snapshot of {@code --from}. */
final class KeptSnapshot {
    private static final Logger LOGGER = LogManager.getLogger(KeptSnapshot.class);
    private static final String LATEST = "latest";

    private KeptSnapshot() {}

    /**
     * The snapshot to evaluate; empty if it must be collected from AWS.
     *
     * @throws UsageException if the latest one is requested and there is none
     * @throws SnapshotException if the folder is not a snapshot, or a part is damaged and must not be skipped
     */
    static Optional<Snapshot> open(Environment environment, Configuration configuration) throws IOException {
        String from = configuration.evaluate().from();
        if (from.isEmpty()) {
            return Optional.empty();
        }
        Snapshot snapshot = from.equals(LATEST)
                ? latest(environment.path(configuration.output().directory()))
                : requireWhole(Snapshot.open(environment.path(from)));
        return Optional.of(
                configuration.evaluate().damagedParts() == DamagedParts.STOP
                        ? snapshot
                        : withoutDamagedParts(snapshot));
    }

    /** Who is trusted depends on all accounts, so a shard is not evaluated by itself. */
    private static Snapshot requireWhole(Snapshot snapshot) {
        ShardedScope.of(snapshot.description().scope()).ifPresent(sharded -> {
            throw new UsageException("--from: " + snapshot.directory() + " holds only shard " + sharded.shard()
                    + " of a collection; put all shards together with 'snapshot merge', and evaluate the result");
        });
        return snapshot;
    }

    private static Snapshot withoutDamagedParts(Snapshot snapshot) throws SnapshotException {
        Snapshot whole = snapshot.withoutDamagedParts();
        whole.damaged().forEach((part, problem) -> LOGGER.warn("Skipping the damaged part {}: {}", part, problem));
        return whole;
    }

    private static Snapshot latest(Path output) throws IOException {
        Path folder = output.resolve(SnapshotLocation.FOLDER);
        return in(folder)
                .filter(snapshot ->
                        ShardedScope.of(snapshot.description().scope()).isEmpty())
                .max(Comparator.comparing(
                                (Snapshot snapshot) -> snapshot.description().asOf())
                        .thenComparing(snapshot -> snapshot.directory().toString()))
                .orElseThrow(() -> new UsageException(
                        "--from latest: there is no snapshot in " + folder + "; run 'audit' or 'collect' first"));
    }

    /** The snapshots in a folder, ignoring anything else. */
    static Stream<Snapshot> in(Path folder) throws IOException {
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.toList().stream().map(KeptSnapshot::read).flatMap(Optional::stream);
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
