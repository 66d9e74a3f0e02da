package io.keyledger.cli;

import io.keyledger.report.ReportSettings;
import io.keyledger.snapshot.Snapshot;
import io.keyledger.snapshot.SnapshotFilter;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;

/** The whole job. */
@Command(
        name = "audit",
        description = "Collect, evaluate, report: the files of a run, in a folder of their own. A collection that was"
                + " interrupted goes on when the same command is given again. With --from, a kept snapshot is"
                + " evaluated and nothing is asked of AWS.")
final class AuditCommand implements Subcommand {
    @Override
    public Set<Setting> settings() {
        Set<Setting> settings = EnumSet.copyOf(Setting.SCOPE);
        settings.addAll(Setting.TRUST);
        settings.addAll(EnumSet.of(
                Setting.OUTPUT,
                Setting.SNAPSHOT,
                Setting.FROM,
                Setting.CLOUDTRAIL,
                Setting.AS_OF,
                Setting.FAIL_ON,
                Setting.DAMAGED_PARTS,
                Setting.FINDINGS));
        return settings;
    }

    @Override
    public ExitCode run(Environment environment, Configuration configuration) throws IOException {
        Logging.start(environment, configuration.log());
        ReportSettings settings = EvaluationSettings.of(environment, configuration);
        WritableFolder.require(environment.path(configuration.output().directory()), "--output");
        Optional<Snapshot> kept = KeptSnapshot.open(environment, configuration);
        if (kept.isPresent()) {
            SnapshotFilter filter = KeptScope.of(configuration, kept.get());
            return Evaluating.evaluate(environment, configuration, settings.with(filter), kept.get());
        }
        Snapshot collected = Collecting.collect(environment, configuration, true);
        ExitCode code = Evaluating.evaluate(environment, configuration, settings, collected);
        new Unevaluated(collected.directory()).forget();
        return code;
    }
}
