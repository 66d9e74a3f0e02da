package io.keyledger.cost;

import io.keyledger.cost.CostLine.Kind;
import io.keyledger.inventory.KeyUsage;
import io.keyledger.inventory.UsagePeriod.Period;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the requests on a key cost. Each operation is priced from one source, so that none counts twice: CloudTrail,
 * which names callers, or else CloudWatch. If both have counts and disagree, the line notes the other count.
 */
final class RequestEstimate {
    /** ListMetrics omits metrics without data for longer than this (CloudWatch API Reference, ListMetrics). */
    private static final int LISTED_DAYS = 14;
    /** The sources count over different days; smaller differences in rate are ignored. */
    private static final double SAME_PACE = 0.05;

    private static final String REENCRYPTED =
            "requests that re-encrypt to this key are one billed request each, counted for the key that they decrypt"
                    + " with";
    private static final String SILENT =
            "CloudWatch lists no request metric for the key; it does not list metrics without data for two weeks, so"
                    + " earlier requests are not counted";

    private final PriceSheet prices;
    private final PricedKey key;
    private final int periodDays;
    private final List<CostLine> lines = new ArrayList<>();
    private final Map<String, FreeTierUse> freeTier = new TreeMap<>();

    /** @param periodDays the period of lines without one of their own */
    RequestEstimate(PriceSheet prices, PricedKey key, int periodDays) {
        this.prices = prices;
        this.key = key;
        this.periodDays = periodDays;
    }

    /** @param storage the key's other lines */
    KeyCost estimate(List<CostLine> storage, RequestEvidence requests) {
        lines.addAll(storage);
        Period over = requests.over().known().orElse(null);
        TrailUsage trail = requests.trail();
        Map<String, Long> counted = over == null ? Map.of() : byOperation(requests.counted());
        if (trail == null) {
            return over == null ? unknown(requests.over().reason()) : byCloudWatch(requests.counted(), counted, over);
        }
        return byBoth(trail, counted, over == null ? 0 : RequestEvidence.days(over));
    }

    private KeyCost unknown(String reason) {
        lines.add(line(periodDays)
                .unknown(
                        Kind.REQUESTS,
                        key.idle() ? Amount.ZERO : Amount.UNKNOWN,
                        CostLineFactory.join(reason, key.note())));
        return new KeyCost(lines, null, null, freeTier);
    }

    private KeyCost byCloudWatch(@Nullable KeyUsage usage, Map<String, Long> counted, Period over) {
        int days = RequestEvidence.days(over);
        if (usage == null) {
            lines.add(
                    days <= LISTED_DAYS
                            ? line(days).noRequests(Usage.CLOUDWATCH, Confidence.MEASURED, "")
                            : line(days).noRequests(Usage.CLOUDWATCH, Confidence.ESTIMATE, SILENT));
        } else if (counted.isEmpty()) {
            lines.add(line(days).noRequests(Usage.CLOUDWATCH, Confidence.MEASURED, REENCRYPTED));
        }
        counted.forEach((operation, count) -> add(Usage.ofCloudWatch(operation, count), days, Confidence.MEASURED, ""));
        return new KeyCost(lines, sum(counted), days, freeTier);
    }

    private KeyCost byBoth(TrailUsage trail, Map<String, Long> counted, int countedDays) {
        Map<String, Long> told = trail.usages().stream()
                .collect(Collectors.groupingBy(Usage::operation, TreeMap::new, Collectors.summingLong(Usage::count)));
        for (Usage usage : trail.usages()) {
            String operation = usage.operation();
            String other = disagreement(
                    told.getOrDefault(operation, 0L), trail.days(), counted.getOrDefault(operation, 0L), countedDays);
            add(usage, trail.days(), trail.certainty(), CostLineFactory.join(trail.note(), other));
        }
        Map<String, Long> untold = new TreeMap<>(counted);
        untold.keySet().removeAll(told.keySet());
        untold.forEach((operation, count) -> add(
                Usage.ofCloudWatch(operation, count),
                countedDays,
                Confidence.MEASURED,
                "the CloudTrail files have no such requests"));
        if (told.isEmpty() && untold.isEmpty()) {
            lines.add(line(trail.days()).noRequests(TrailUsage.SOURCE, Confidence.MEASURED, ""));
        }
        return untold.isEmpty()
                ? new KeyCost(lines, sum(told), trail.days(), freeTier)
                : new KeyCost(lines, sum(counted), countedDays, freeTier);
    }

    private static String disagreement(long told, int days, long counted, int countedDays) {
        if (counted == 0) {
            return "";
        }
        double pace = (double) told / days;
        double otherPace = (double) counted / countedDays;
        return Math.abs(pace - otherPace) <= SAME_PACE * Math.max(pace, otherPace)
                ? ""
                : "CloudWatch counted %d of these requests in %d days, and the CloudTrail files have %d in %d days"
                        .formatted(counted, countedDays, told, days);
    }

    private void add(Usage used, int days, Confidence certainty, String note) {
        CostLineFactory line = line(days);
        RegionPrices region = line.prices();
        RequestPricing pricing = region == null
                ? RequestPricing.NONE
                : RequestPricing.of(used.operation(), used.keyPairSpec(), key.keySpec(), key.idle(), region.requests());
        lines.add(line.requests(used, pricing, certainty, note));
        if (pricing.freeTier()) {
            BigDecimal pace = key.idle()
                    ? BigDecimal.ZERO
                    : Money.perMonth(Amount.exactly(BigDecimal.valueOf(used.count())), days)
                            .atLeast();
            freeTier.merge(
                    used.payer().isEmpty() ? key.accountId() : used.payer(),
                    new FreeTierUse(used.count(), pace),
                    FreeTierUse::plus);
        }
    }

    private CostLineFactory line(int days) {
        return new CostLineFactory(prices, key, days);
    }

    private static Map<String, Long> byOperation(@Nullable KeyUsage usage) {
        return usage == null ? Map.of() : new TreeMap<>(usage.requestsByOperation());
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
