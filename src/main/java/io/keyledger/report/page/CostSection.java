package io.keyledger.report.page;

import io.keyledger.report.csv.TableRows;
import io.keyledger.report.page.view.CostList;
import io.keyledger.report.page.view.CostList.Line;
import io.keyledger.report.page.view.CostList.Saving;
import io.keyledger.report.page.view.KeyLink;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What the keys cost, and what would be saved. */
final class CostSection {
    private static final int MOST = 10;
    private static final Pattern SAVING = Pattern.compile("at most ([0-9]+(?:\\.[0-9]+)?) USD a month");
    private static final Set<String> UNUSED = Set.of("never-used", "none-since-tracking");
    private static final Comparator<Cost> DEAREST =
            Comparator.comparing(Cost::total).reversed().thenComparing(Cost::arn);
    private static final Comparator<Saved> MOST_SAVED = Comparator.comparing(Saved::amount)
            .reversed()
            .thenComparing(saved -> saved.saving().link());

    private final PriorityQueue<Cost> dearest = new PriorityQueue<>(DEAREST.reversed());
    private final PriorityQueue<Saved> savings = new PriorityQueue<>(MOST_SAVED.reversed());
    private long unusedKeys;
    private BigDecimal unusedStorage = BigDecimal.ZERO;

    private record Cost(String arn, String name, BigDecimal total, boolean lowerBound, BigDecimal requests) {}

    private record Saved(BigDecimal amount, Saving saving) {}

    /** Takes the cost of a key. */
    void addKey(TableRows row) {
        String total = row.cell("total_usd_month");
        Text.amount(total).filter(amount -> amount.signum() > 0).ifPresent(amount -> {
            dearest.add(new Cost(
                    row.cell("key_arn"),
                    row.cell("aliases").split(";", -1)[0],
                    amount,
                    total.endsWith("+"),
                    Text.amount(row.cell("requests_usd_month")).orElse(BigDecimal.ZERO)));
            if (dearest.size() > MOST) {
                dearest.remove();
            }
        });
        // A lower bound such as 0+ does not show that nothing depends on the key.
        if (row.cell("resources_protected").equals("0") && UNUSED.contains(row.cell("last_used_evidence"))) {
            Text.amount(row.cell("storage_usd_month"))
                    .filter(storage -> storage.signum() > 0)
                    .ifPresent(storage -> {
                        unusedKeys++;
                        unusedStorage = unusedStorage.add(storage);
                    });
        }
    }

    /** Takes what a failure says of money. */
    void addFinding(TableRows row) {
        if (!row.cell("status").equals("FAIL")) {
            return;
        }
        Matcher saving = SAVING.matcher(row.cell("reason"));
        if (saving.find()) {
            BigDecimal amount = new BigDecimal(saving.group(1));
            add(new Saved(
                    amount,
                    new Saving(
                            "up to " + Text.usd(amount, false),
                            Text.shortened(row.cell("resource_id"), 80),
                            KeyLink.fragment("finding", row.cell("finding_id")),
                            row.cell("title"),
                            row.cell("remediation"))));
        }
    }

    private void add(Saved saved) {
        savings.add(saved);
        if (savings.size() > MOST) {
            savings.remove();
        }
    }

    CostList costs(JsonNode summary) {
        if (unusedKeys > 0) {
            add(new Saved(
                    unusedStorage,
                    new Saving(
                            Text.usd(unusedStorage, false),
                            Text.count(unusedKeys, "key without use", "keys without use"),
                            "#rows=keys&q=none-since-tracking",
                            "no audited resource names "
                                    + (unusedKeys == 1 ? "the key" : "these keys")
                                    + ", and AWS has no record of a use",
                            "disable first, wait until nothing fails, then schedule deletion; data that a service"
                                    + " outside this audit encrypted would be lost")));
        }
        BigDecimal most =
                dearest.stream().map(Cost::total).max(Comparator.naturalOrder()).orElse(BigDecimal.ONE);
        return new CostList(
                lead(summary.path("costs")),
                dearest.stream().sorted(DEAREST).map(cost -> line(cost, most)).toList(),
                savings.stream().sorted(MOST_SAVED).map(Saved::saving).toList());
    }

    /** A line whose width is the square root of its amount, so that small ones show. */
    private static Line line(Cost cost, BigDecimal most) {
        double width = 100 * Math.sqrt(cost.total().doubleValue() / most.doubleValue());
        double requests =
                width * Math.clamp(cost.requests().doubleValue() / cost.total().doubleValue(), 0, 1);
        return new Line(
                new KeyLink(Text.keyName(cost.name(), cost.arn()), cost.arn()),
                Text.usd(cost.total(), cost.lowerBound()),
                Text.rounded(width - requests),
                Text.rounded(requests),
                Text.usd(cost.requests(), false) + " of it for requests");
    }

    private static String lead(JsonNode costs) {
        Set<String> bounds = Set.copyOf(Text.elements(costs.path("known_from_below")));
        long unknown = costs.path("keys_of_unknown_cost").asLong(0);
        return Stream.of(
                        amount(costs, bounds, "total_usd_month") + " per month of 30 days: keys "
                                + amount(costs, bounds, "storage_usd_month") + ", rotations "
                                + amount(costs, bounds, "rotation_usd_month") + ", requests "
                                + amount(costs, bounds, "requests_usd_month") + ".",
                        unknown == 0 ? "" : Text.count(unknown, "key has", "keys have") + " an unknown cost.",
                        "This audit itself: " + amount(costs, bounds, "audit_usd") + ".")
                .filter(sentence -> !sentence.isEmpty())
                .reduce((one, other) -> one + " " + other)
                .orElseThrow();
    }

    /** An amount of the summary. */
    static String amount(JsonNode costs, Set<String> bounds, String name) {
        return Text.usd(costs.path(name).asDecimal(BigDecimal.ZERO), bounds.contains(name));
    }
}
