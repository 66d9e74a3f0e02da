package io.keyledger.cli;

import io.keyledger.cli.configuration.Configuration;
import io.keyledger.cli.configuration.Setting;
import io.keyledger.cli.process.Environment;
import io.keyledger.cli.process.ExitCode;
import io.keyledger.cli.process.Logging;
import io.keyledger.cli.settings.EvaluationSettings;
import io.keyledger.cli.snapshot.SnapshotCollection;
import io.keyledger.cli.snapshot.UnreadActions;
import io.keyledger.evaluate.AcceptedGap;
import io.keyledger.snapshot.Snapshot;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;

/** Collects a snapshot without evaluating it. */
@Command(
        name = "collect",
        description = "Collect a snapshot from AWS for 'audit --from'. Run the same command again to"
                + " resume an interrupted collection. With --shard, several machines each collect some of the"
                + " accounts, and 'snapshot merge' puts their snapshots together.")
final class CollectCommand implements Subcommand {
    @Override
    public Set<Setting> settings() {
        Set<Setting> settings = EnumSet.copyOf(Setting.SCOPE);
        settings.addAll(EnumSet.of(
                Setting.COLLECTOR,
                Setting.OUTPUT,
                Setting.SNAPSHOT,
                Setting.SHARD,
                Setting.USAGE,
                Setting.CLOUDTRAIL,
                Setting.AS_OF));
        return settings;
    }

    @Override
    public ExitCode run(Environment environment, Configuration configuration) throws IOException {
        Logging.start(environment, configuration.log());
        List<AcceptedGap> acceptedGaps = EvaluationSettings.acceptedGaps(environment, configuration);
        Snapshot snapshot = SnapshotCollection.collect(environment, configuration, false);
        environment.out().println(snapshot.directory());
        return UnreadActions.in(snapshot, acceptedGaps).report() ? ExitCode.INCOMPLETE : ExitCode.CLEAN;
    }
}
