package io.keyledger.cli.snapshot;

import io.keyledger.cli.configuration.Configuration;
import io.keyledger.cli.configuration.Setting;
import io.keyledger.cli.process.Environment;
import io.keyledger.cli.process.Log;
import io.keyledger.cli.process.Version;
import io.keyledger.cli.process.WritableFolder;
import io.keyledger.cli.settings.AuditInstant;
import io.keyledger.cli.settings.ChosenShard;
import io.keyledger.cli.settings.CollectionSettings;
import io.keyledger.collect.run.CollectionResult;
import io.keyledger.collect.run.CollectionRun;
import io.keyledger.collect.run.ProgressListener;
import io.keyledger.snapshot.Shard;
import io.keyledger.snapshot.Snapshot;
import io.keyledger.snapshot.SnapshotDescription;
import io.keyledger.snapshot.SnapshotWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Collects a snapshot, or resumes an interrupted one. */
public final class SnapshotCollection {
    private static final Log LOG = Log.of(SnapshotCollection.class);

    private SnapshotCollection() {}

    /**
     * Collects into the configured folder.
     *
     * @param audit whether the snapshot is for an audit, which must then call {@link PendingEvaluation#forget}
     */
    public static Snapshot collect(Environment environment, Configuration configuration, boolean audit)
            throws IOException {
        WritableFolder.require(environment.path(configuration.output().directory()), Setting.OUTPUT.option());
        if (!configuration.output().snapshot().isEmpty()) {
            WritableFolder.require(environment.path(configuration.output().snapshot()), Setting.SNAPSHOT.option());
        }
        Place place = SnapshotLocation.of(environment, configuration, audit)::choose;
        Shard shard = audit ? ChosenShard.requireNone(configuration) : ChosenShard.of(environment, configuration);
        // An audit reads the log files itself.
        Optional<ShardOfTrail> trail = audit ? Optional.empty() : ShardOfTrail.of(environment, configuration, shard);
        return collect(environment, configuration, shard, trail, place, audit);
    }

    /** Collects into the given folder, ignoring the configured one. */
    static Snapshot into(Path directory, Environment environment, Configuration configuration) throws IOException {
        Shard shard = ChosenShard.requireNone(configuration);
        return collect(environment, configuration, shard, Optional.empty(), _ -> directory, false);
    }

    /** Chooses the folder of a snapshot. */
    @FunctionalInterface
    private interface Place {
        Path choose(SnapshotDescription wanted) throws IOException;
    }

    private static Snapshot collect(
            Environment environment,
            Configuration configuration,
            Shard shard,
            Optional<ShardOfTrail> trail,
            Place place,
            boolean audit)
            throws IOException {
        try (CollectionRun run = CollectionRun.open(CollectionSettings.of(configuration, shard))) {
            LOG.info("Collecting as {}", run.caller().arn());
            SnapshotDescription ofRun = run.description(AuditInstant.of(environment, configuration), Version.text());
            SnapshotDescription wanted = trail.map(part -> part.in(ofRun)).orElse(ofRun);
            Path directory = place.choose(wanted);
            try (SnapshotWriter writer = SnapshotWriter.open(directory, wanted)) {
                writer.damaged()
                        .forEach((part, problem) ->
                                LOG.warn("Collecting the damaged part {} of {} again: {}", part, directory, problem));
                if (audit) {
                    new PendingEvaluation(directory).note();
                }
                CollectionResult result =
                        collect(environment, configuration, run, writer, earlier(environment, configuration, writer));
                if (trail.isPresent()) {
                    trail.get().write(writer);
                }
                LOG.info(
                        "Snapshot {} is complete: {} parts collected, {} existed already",
                        directory,
                        result.collected(),
                        result.resumed());
            }
            return Snapshot.open(directory);
        }
    }

    private static List<Snapshot> earlier(Environment environment, Configuration configuration, SnapshotWriter writer)
            throws IOException {
        Path output = environment.path(configuration.output().directory());
        return KeptSnapshots.in(output).before(writer.description().asOf());
    }

    private static CollectionResult collect(
            Environment environment,
            Configuration configuration,
            CollectionRun run,
            SnapshotWriter writer,
            List<Snapshot> earlier)
            throws IOException {
        environment.stop().watchThisThread();
        if (configuration.log().quiet()) {
            return run.run(writer, earlier, ProgressListener.NONE);
        }
        if (!environment.terminal()) {
            try (LogProgress progress = new LogProgress(environment.clock())) {
                return run.run(writer, earlier, progress);
            }
        }
        try (TerminalProgress progress = new TerminalProgress(environment)) {
            return run.run(writer, earlier, progress);
        }
    }
}
