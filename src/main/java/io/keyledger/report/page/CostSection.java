package io.keyledger.report.page;

import io.keyledger.report.csv.TableRows;
import io.keyledger.report.page.view.CostList;
import io.keyledger.report.page.view.CostList.Line;
import io.keyledger.report.page.view.CostList.Saving;
import io.keyledger.report.page.view.KeyLink;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What the keys cost, and what would be saved. */
final class CostSection {
    private static final int MOST = 10;
    private static final int LONGEST = 2000;
    private static final Comparator<Cost> DEAREST =
            Comparator.comparing(Cost::total).reversed().thenComparing(Cost::arn);

    private final PriorityQueue<Cost> dearest = new PriorityQueue<>(DEAREST.reversed());

    private record Cost(String arn, String name, BigDecimal total, boolean lowerBound, BigDecimal requests) {}

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
    }

    CostList costs(JsonNode summary) {
        BigDecimal most =
                dearest.stream().map(Cost::total).max(Comparator.naturalOrder()).orElse(BigDecimal.ONE);
        return new CostList(
                lead(summary.path("costs")),
                dearest.stream().sorted(DEAREST).map(cost -> line(cost, most)).toList(),
                savings(summary.path("savings")));
    }

    /** The best savings, which the summary ranks. */
    private static List<Saving> savings(JsonNode savings) {
        return savings.path("best")
                .valueStream()
                .limit(MOST)
                .map(saving -> new Saving(
                        (saving.path("at_most").asBoolean(false) ? "up to " : "")
                                + Text.usd(
                                        Text.amount(text(saving, "usd_month")).orElse(BigDecimal.ZERO), false),
                        text(saving, "title"),
                        new KeyLink(
                                Text.keyName(text(saving, "key_name"), text(saving, "key_arn")),
                                text(saving, "key_arn")),
                        Text.shortened(text(saving, "subject"), LONGEST),
                        Text.shortened(text(saving, "reason"), LONGEST),
                        Text.shortened(text(saving, "action"), LONGEST)))
                .toList();
    }

    private static String text(JsonNode json, String property) {
        return json.path(property).asString("");
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
