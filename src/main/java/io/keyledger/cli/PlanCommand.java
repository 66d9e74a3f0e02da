package io.keyledger.cli;

import io.keyledger.collect.run.CollectionPlan;
import io.keyledger.collect.run.CollectionRun;
import io.keyledger.cost.PriceSheet;
import java.util.Set;
import picocli.CommandLine.Command;

/** Says what an audit would do, before it does. */
@Command(
        name = "plan",
        description = "Before spending anything: which calls the audit would make, how many, at which pace, how long at"
                + " least, and what they cost. Counts keys and resources by the cheapest calls that tell.")
final class PlanCommand implements Subcommand {
    @Override
    public Set<Setting> settings() {
        return Setting.SCOPE;
    }

    @Override
    public ExitCode run(Environment environment, Configuration configuration) {
        Logging.start(environment, configuration.log());
        PriceSheet prices = EvaluationSettings.prices(environment, configuration);
        environment.stop().watchThisThread();
        try (CollectionRun run = CollectionRun.open(CollectionSettings.of(configuration))) {
            CollectionPlan plan = run.plan(AsOf.of(environment, configuration));
            environment.out().print(new PlanText(plan, prices).text());
            return plan.unanswered().isEmpty() ? ExitCode.CLEAN : ExitCode.INCOMPLETE;
        }
    }
}
