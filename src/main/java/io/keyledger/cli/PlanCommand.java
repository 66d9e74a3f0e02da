package io.keyledger.cli;

import io.keyledger.collect.CollectionPlan;
import io.keyledger.collect.CollectionRun;
import io.keyledger.collect.PlannedCalls;
import io.keyledger.inventory.ApiCoverage;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
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
        environment.stop().watchThisThread();
        try (CollectionRun run = CollectionRun.open(CollectionSettings.of(configuration))) {
            CollectionPlan plan = run.plan(AsOf.of(environment, configuration));
            print(environment.out(), plan);
            return plan.unanswered().isEmpty() ? ExitCode.CLEAN : ExitCode.INCOMPLETE;
        }
    }

    private static void print(PrintStream out, CollectionPlan plan) {
        TextTable table = new TextTable(List.of("action", "calls", "places", "calls/s", "at least", "USD"), 1);
        plan.lines().stream()
                .collect(Collectors.groupingBy(line -> line.action().toString(), TreeMap::new, Collectors.toList()))
                .forEach((action, lines) -> table.add(row(action, lines, plan.share())));
        out.print(table.text());
        out.println();
        out.printf(
                Locale.ROOT,
                "%,d calls in %s, at %s of AWS's quotas: at least %s. They cost %s.%n",
                plan.calls(),
                Words.count(places(plan), "Region of an account", "Regions of accounts"),
                percent(plan.share()),
                Words.duration(plan.atLeast()),
                Words.usd(plan.usd()));
        out.println(
                "A rate with ~ is a careful guess, because AWS publishes none; a price with ~ was not checked against"
                        + " AWS's price list.");
        plan.unanswered().forEach(row -> out.println(complaint(row)));
    }

    private static List<String> row(String action, List<PlannedCalls> lines, double share) {
        PlannedCalls any = lines.getFirst();
        BigDecimal usd = lines.stream().map(PlannedCalls::usd).reduce(BigDecimal.ZERO, BigDecimal::add);
        Duration longest = lines.stream()
                .map(line -> line.atLeast(share))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        return List.of(
                action,
                "%,d".formatted(lines.stream().mapToLong(PlannedCalls::calls).sum()),
                "%,d".formatted(lines.size()),
                (any.action().quota().documented() ? "" : "~")
                        + String.format(
                                Locale.ROOT, "%,.1f", any.action().quota().perSecond() * share),
                Words.duration(longest),
                usd.signum() == 0
                        ? ""
                        : (any.action().price().verified() ? "" : "~")
                                + usd.stripTrailingZeros().toPlainString());
    }

    private static long places(CollectionPlan plan) {
        return plan.lines().stream()
                .map(line -> line.accountId() + "/" + line.region())
                .distinct()
                .count();
    }

    private static String percent(double share) {
        return BigDecimal.valueOf(share).movePointRight(2).stripTrailingZeros().toPlainString() + " %";
    }

    private static String complaint(ApiCoverage row) {
        return "Not counted in " + row.accountId() + " " + row.region() + ": " + row.service() + ":" + row.action()
                + ": " + row.note();
    }
}
