package io.keyledger.cli;

import io.keyledger.cli.configuration.Configuration;
import io.keyledger.cli.configuration.Setting;
import io.keyledger.cli.process.Environment;
import io.keyledger.cli.process.ExitCode;
import io.keyledger.cli.process.Logging;
import io.keyledger.cli.settings.AuditInstant;
import io.keyledger.cli.settings.ChosenShard;
import io.keyledger.cli.settings.CloudTrailLocation;
import io.keyledger.cli.settings.CollectionSettings;
import io.keyledger.cli.settings.EvaluationSettings;
import io.keyledger.cli.snapshot.AthenaStatements;
import io.keyledger.cli.snapshot.PlannedTrail;
import io.keyledger.cli.text.PlanText;
import io.keyledger.collect.run.CollectionPlan;
import io.keyledger.collect.run.CollectionRun;
import io.keyledger.cost.PriceSheet;
import io.keyledger.cost.cloudtrail.CloudTrailLogs;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows what an audit would do. */
@Command(
        name = "plan",
        description = "Show the calls an audit would make: how many, how fast, the minimum duration, and the cost."
                + " Counts keys and resources with the cheapest calls.")
final class PlanCommand implements Subcommand {
    @Option(
            names = "--sql",
            description = "print the SQL that --usage athena would run, and make no calls to AWS; needs --account")
    private boolean sql;

    @Override
    public Set<Setting> settings() {
        Set<Setting> settings = EnumSet.copyOf(Setting.SCOPE);
        settings.addAll(EnumSet.of(Setting.COLLECTOR, Setting.SHARD, Setting.USAGE, Setting.CLOUDTRAIL));
        return settings;
    }

    @Override
    public ExitCode run(Environment environment, Configuration configuration) throws IOException {
        if (sql) {
            environment.out().print(AthenaStatements.of(environment, configuration));
            return ExitCode.CLEAN;
        }
        Logging.start(environment, configuration.log());
        PriceSheet prices = EvaluationSettings.prices(environment, configuration);
        Optional<CloudTrailLogs> bucket = CloudTrailLocation.bucket(configuration)
                .flatMap(_ -> CloudTrailLocation.of(environment, configuration));
        environment.stop().watchThisThread();
        try (CollectionRun run =
                CollectionRun.open(CollectionSettings.of(configuration, ChosenShard.of(environment, configuration)))) {
            Instant asOf = AuditInstant.of(environment, configuration);
            CollectionPlan plan = run.plan(asOf);
            if (bucket.isPresent()) {
                plan = PlannedTrail.addTo(plan, bucket.get(), asOf);
            }
            environment.out().print(new PlanText(plan, prices).text());
            return plan.unanswered().isEmpty() ? ExitCode.CLEAN : ExitCode.INCOMPLETE;
        }
    }
}
