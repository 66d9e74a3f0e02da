package io.keyledger.cli;

import io.keyledger.collect.run.CollectionPlan;
import io.keyledger.collect.run.CollectionRun;
import io.keyledger.cost.PriceSheet;
import java.util.EnumSet;
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
        settings.addAll(EnumSet.of(Setting.COLLECTOR, Setting.SHARD, Setting.USAGE));
        return settings;
    }

    @Override
    public ExitCode run(Environment environment, Configuration configuration) {
        if (sql) {
            environment.out().print(AthenaStatements.of(environment, configuration));
            return ExitCode.CLEAN;
        }
        Logging.start(environment, configuration.log());
        PriceSheet prices = EvaluationSettings.prices(environment, configuration);
        environment.stop().watchThisThread();
        try (CollectionRun run = CollectionRun.open(
                CollectionSettings.of(configuration, ChosenShard.of(environment, configuration)))) {
            CollectionPlan plan = run.plan(AuditInstant.of(environment, configuration));
            environment.out().print(new PlanText(plan, prices).text());
            return plan.unanswered().isEmpty() ? ExitCode.CLEAN : ExitCode.INCOMPLETE;
        }
    }
}
