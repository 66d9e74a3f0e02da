package io.keyledger.cli.text;

import io.keyledger.cli.process.ConsoleText;
import io.keyledger.collect.run.CollectionPlan;
import io.keyledger.collect.run.PlannedCalls;
import io.keyledger.cost.Amount;
import io.keyledger.cost.CallPrice;
import io.keyledger.cost.PriceSheet;
import io.keyledger.inventory.ApiCoverage;
import io.keyledger.inventory.Fact;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A plan as text: the counted resources, the calls for them, their duration and cost. */
public final class PlanText {
    private static final int NIGHTS = 30;

    private final CollectionPlan plan;
    private final PriceSheet prices;

    public PlanText(CollectionPlan plan, PriceSheet prices) {
        this.plan = plan;
        this.prices = prices;
    }

    public String text() {
        StringBuilder text = new StringBuilder();
        text.append(scope()).append('\n').append(things()).append("\n\n");
        text.append(table()).append('\n');
        text.append(duration()).append('\n').append(costs()).append('\n');
        text.append("~ marks a rate that AWS does not publish, which is a careful guess, or a price that was not"
                + " checked against AWS's price list.\n");
        text.append(
                "These are the most calls for what there is: what the kind of a key or a resource says by itself, such"
                        + " as that an asymmetric key does not rotate, is not asked.\n");
        text.append(athena());
        plan.notes().forEach(note -> text.append(ConsoleText.of(note)).append('\n'));
        if (!plan.unanswered().isEmpty()) {
            text.append("\nThere may be more, because these calls could not be counted:\n");
            plan.unanswered()
                    .forEach(row -> text.append("  ")
                            .append(ConsoleText.of(problem(row)))
                            .append('\n'));
        }
        return text.toString();
    }

    private String scope() {
        List<String> accounts =
                plan.lines().stream().map(PlannedCalls::accountId).distinct().toList();
        long regions = plan.lines().stream()
                .map(PlannedCalls::region)
                .filter(region -> !region.equals(Fact.GLOBAL))
                .distinct()
                .count();
        return (accounts.size() == 1 ? "Account " + accounts.getFirst() : NumberText.count(accounts.size(), "account"))
                + " in " + NumberText.count(regions, "Region");
    }

    private String things() {
        String estimated = list(plan.estimated());
        String counted = list(plan.counted());
        return (counted.isEmpty() ? "There is nothing to read." : "There are " + counted + ".")
                + (estimated.isEmpty()
                        ? ""
                        : " Assumed, because only the audit itself counts them: " + estimated + ".");
    }

    private static String list(SortedMap<String, Long> counts) {
        return counts.entrySet().stream()
                .filter(count -> count.getValue() > 0)
                .map(count -> NumberText.count(count.getValue(), count.getKey()))
                .collect(Collectors.joining(", "));
    }

    private String table() {
        TextTable table = new TextTable(List.of("action", "calls", "places", "calls/s each", "at least", "USD"), 1);
        plan.lines().stream()
                .filter(line -> line.calls() > 0)
                .collect(Collectors.groupingBy(line -> line.action().toString(), TreeMap::new, Collectors.toList()))
                .forEach((action, lines) -> table.add(row(action, lines)));
        return table.text();
    }

    private List<String> row(String action, List<PlannedCalls> lines) {
        PlannedCalls any = lines.getFirst();
        Amount usd = usd(lines);
        Duration longest = lines.stream()
                .map(line -> line.atLeast(plan.share()))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        return List.of(
                action,
                number(lines.stream().mapToLong(PlannedCalls::calls).sum()),
                number(lines.size()),
                (any.action().quota().documented() ? "" : "~") + perSecond(any),
                NumberText.duration(longest),
                usd.equals(Amount.ZERO) ? "" : (verified(any) ? "" : "~") + plain(usd));
    }

    private boolean verified(PlannedCalls line) {
        return price(line).map(CallPrice::verified).orElse(true);
    }

    private Optional<CallPrice> price(PlannedCalls line) {
        return prices.ofCall(line.action().service(), line.action().operation(), line.region());
    }

    private Amount usd(List<PlannedCalls> lines) {
        Amount sum = Amount.ZERO;
        for (PlannedCalls line : lines) {
            Optional<CallPrice> price = price(line);
            if (line.calls() > 0 && price.isPresent()) {
                sum = sum.plus(price.get().amount(line.calls()));
            }
        }
        return sum;
    }

    private static String plain(Amount usd) {
        return usd.isUnknown()
                ? "unknown"
                : usd.atLeast().stripTrailingZeros().toPlainString() + (usd.exact() ? "" : "+");
    }

    private String duration() {
        String at = number(plan.calls()) + " calls at "
                + BigDecimal.valueOf(plan.share())
                        .movePointRight(2)
                        .stripTrailingZeros()
                        .toPlainString()
                + " % of AWS's quotas, with Regions and accounts in parallel: "
                + (plan.atLeast().toSeconds() > 0 ? "at least " : "")
                + NumberText.duration(plan.atLeast());
        return plan.slowest()
                .filter(slowest -> slowest.atLeast(plan.share()).toSeconds() > 0)
                .map(slowest -> at + ", for " + number(slowest.calls()) + " calls of " + slowest.action() + " in "
                        + slowest.accountId() + " " + slowest.region() + " at " + perSecond(slowest) + " per second.")
                .orElse(at + ".");
    }

    /** The price of what no plan can count. */
    private String athena() {
        boolean planned =
                plan.lines().stream().anyMatch(line -> line.action().toString().equals("athena:StartQueryExecution"));
        return !planned
                ? ""
                : prices.ofCall("athena", "scanned megabytes", Fact.GLOBAL)
                        .map(price -> "What Athena's queries scan is known only when they have run. It costs "
                                + plain(price.amount(1)) + " USD per megabyte (" + price.note() + ").\n")
                        .orElse("What Athena's queries scan is known only when they have run, and the price file has no"
                                + " price for it.\n");
    }

    private String costs() {
        Amount usd = usd(plan.lines());
        return usd.isUnknown()
                ? "Their cost is unknown: the price file has no price for them."
                : "They cost " + NumberText.usd(usd) + "; in " + NIGHTS + " nights "
                        + NumberText.usd(usd.times(Amount.exactly(BigDecimal.valueOf(NIGHTS)))) + ".";
    }

    private String perSecond(PlannedCalls line) {
        return String.format(Locale.ROOT, "%,.1f", line.action().quota().perSecond() * plan.share());
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String problem(ApiCoverage row) {
        return row.service() + ":" + row.action() + " in " + row.accountId() + " " + row.region() + ": " + row.note();
    }
}
