package io.keyledger.cli;

import io.keyledger.cli.configuration.Configuration;
import io.keyledger.cli.configuration.Setting;
import io.keyledger.cli.process.Environment;
import io.keyledger.cli.process.ExitCode;
import io.keyledger.cli.process.Logging;
import io.keyledger.cli.process.UsageException;
import io.keyledger.cli.process.WritableFolder;
import io.keyledger.cli.run.RunEvaluation;
import io.keyledger.cli.run.Since;
import io.keyledger.cli.settings.EvaluationSettings;
import io.keyledger.cli.settings.KeptScope;
import io.keyledger.cli.snapshot.KeptSnapshot;
import io.keyledger.cli.snapshot.PendingEvaluation;
import io.keyledger.cli.snapshot.SnapshotCollection;
import io.keyledger.evaluate.AuditSettings;
import io.keyledger.snapshot.Snapshot;
import io.keyledger.snapshot.SnapshotFilter;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;

/** Collects, evaluates and reports. */
@Command(
        name = "audit",
        description = "Collect, evaluate and report: writes the files of a run to a new folder. Run the same command"
                + " again to resume an interrupted collection. With --from, evaluates a kept snapshot and makes no"
                + " calls to AWS.")
final class AuditCommand implements Subcommand {
    @Override
    public Set<Setting> settings() {
        Set<Setting> settings = EnumSet.copyOf(Setting.SCOPE);
        settings.addAll(Setting.TRUST);
        settings.addAll(Setting.SELECTION);
        settings.addAll(EnumSet.of(
                Setting.COLLECTOR,
                Setting.OUTPUT,
                Setting.SNAPSHOT,
                Setting.FROM,
                Setting.CLOUDTRAIL,
                Setting.USAGE,
                Setting.VERIFY_TRAIL,
                Setting.BILL,
                Setting.AS_OF,
                Setting.FAIL_ON,
                Setting.FAIL_ON_NEW,
                Setting.SINCE,
                Setting.DAMAGED_PARTS,
                Setting.FINDINGS,
                Setting.FORMATS));
        return settings;
    }

    private static void refuseCollectors(Configuration configuration) {
        if (configuration.origins().of(Setting.COLLECTOR.path()).equals(Setting.COLLECTOR.option())) {
            throw new UsageException("--collector chooses what is collected; with --from, everything in the snapshot is"
                    + " evaluated. Choose checks with --check, --severity or --framework");
        }
    }

    @Override
    public ExitCode run(Environment environment, Configuration configuration) throws IOException {
        Logging.start(environment, configuration.log());
        AuditSettings settings = EvaluationSettings.of(environment, configuration);
        WritableFolder.require(environment.path(configuration.output().directory()), "--output");
        Since since = Since.of(environment, configuration);
        Optional<Snapshot> kept = KeptSnapshot.open(environment, configuration);
        if (kept.isPresent()) {
            refuseCollectors(configuration);
            SnapshotFilter filter = KeptScope.of(configuration, kept.get());
            return RunEvaluation.evaluate(environment, configuration, settings.with(filter), kept.get(), since);
        }
        Snapshot collected = SnapshotCollection.collect(environment, configuration, true);
        ExitCode code = RunEvaluation.evaluate(environment, configuration, settings, collected, since);
        new PendingEvaluation(collected.directory()).forget();
        return code;
    }
}
