package io.keyledger.cli.snapshot;

import io.keyledger.cli.configuration.Configuration;
import io.keyledger.cli.configuration.DamagedParts;
import io.keyledger.cli.process.Environment;
import io.keyledger.cli.process.Log;
import io.keyledger.cli.process.UsageException;
import io.keyledger.snapshot.ShardedScope;
import io.keyledger.snapshot.Snapshot;
import io.keyledger.snapshot.SnapshotException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;

/** Opens the snapshot of {@code --from}. */
public final class KeptSnapshot {
    private static final Log LOG = Log.of(KeptSnapshot.class);
    private static final String LATEST = "latest";

    private KeptSnapshot() {}

    /**
     * The snapshot to evaluate; empty if it must be collected from AWS.
     *
     * @throws UsageException if the latest one is requested and there is none
     * @throws SnapshotException if the folder is not a snapshot, or a part is damaged and must not be skipped
     */
    public static Optional<Snapshot> open(Environment environment, Configuration configuration) throws IOException {
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
        whole.damaged().forEach((part, problem) -> LOG.warn("Skipping the damaged part {}: {}", part, problem));
        return whole;
    }

    private static Snapshot latest(Path output) throws IOException {
        KeptSnapshots kept = KeptSnapshots.in(output);
        return kept.all()
                .filter(snapshot ->
                        ShardedScope.of(snapshot.description().scope()).isEmpty())
                .max(Comparator.comparing(
                                (Snapshot snapshot) -> snapshot.description().asOf())
                        .thenComparing(snapshot -> snapshot.directory().toString()))
                .orElseThrow(() -> new UsageException("--from latest: there is no snapshot in " + kept.folder()
                        + "; run 'audit' or 'collect' first"));
    }
}
