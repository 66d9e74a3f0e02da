package io.keyledger.cli;

import io.keyledger.report.AcceptedGap;
import io.keyledger.snapshot.Snapshot;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;

/** Keeps what AWS says, without evaluating it. */
@Command(
        name = "collect",
        description = "Collect a snapshot from AWS, to be evaluated by 'audit --from'. Run the same command again to"
                + " resume an interrupted collection.")
final class CollectCommand implements Subcommand {
    @Override
    public Set<Setting> settings() {
        Set<Setting> settings = EnumSet.copyOf(Setting.SCOPE);
        settings.addAll(EnumSet.of(Setting.OUTPUT, Setting.SNAPSHOT, Setting.AS_OF));
        return settings;
    }

    @Override
    public ExitCode run(Environment environment, Configuration configuration) throws IOException {
        Logging.start(environment, configuration.log());
        List<AcceptedGap> acceptedGaps = EvaluationSettings.acceptedGaps(environment, configuration);
        Snapshot snapshot = Collecting.collect(environment, configuration, false);
        environment.out().println(snapshot.directory());
        return UnreadActions.in(snapshot, acceptedGaps).report() ? ExitCode.INCOMPLETE : ExitCode.CLEAN;
    }
}
