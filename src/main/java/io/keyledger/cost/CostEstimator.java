package io.keyledger.cost;

import io.keyledger.classify.ClassifiedKey;
import io.keyledger.cost.CostLine.Kind;
import io.keyledger.inventory.KeyMetadata;
import io.keyledger.inventory.KeyUsage;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.UsagePeriod.Period;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Prices keys one by one. Requests are priced as if the key's own account made them; AWS bills each to the account
 * that makes it.
 */
public final class CostEstimator {
    /** ListMetrics leaves out what had no data for longer (CloudWatch API Reference, ListMetrics). */
    private static final int LISTED_DAYS = 14;

    private final PriceSheet prices;
    private final BillingPeriod period;

    /**
     * Prices what is kept over the days before a moment.
     *
     * @param asOf the moment of the audit, at which the period ends
     * @param periodDays the days that storage is priced over
     */
    public CostEstimator(PriceSheet prices, Instant asOf, int periodDays) {
        this.prices = prices;
        this.period = BillingPeriod.upTo(asOf, periodDays);
    }

    /**
     * What a key costs.
     *
     * @param usage the key's requests; absent where CloudWatch has none
     * @param counted the time over which requests were counted, or why they were not
     */
    public KeyCost estimate(ClassifiedKey key, @Nullable KeyUsage usage, Observed<Period> counted) {
        List<CostLine> storage = new StorageEstimate(prices, period, key).lines();
        List<CostLine> requests = requestLines(key, usage, counted);
        List<CostLine> lines = new ArrayList<>(storage);
        lines.addAll(requests);
        return new KeyCost(
                List.copyOf(lines),
                sum(storage),
                counted.known().isPresent() ? total(usage) : null,
                freeTierRequests(key, usage),
                sum(requests),
                lines.stream().map(CostLine::confidence).reduce(Confidence.MEASURED, Confidence::orLess));
    }

    private List<CostLine> requestLines(ClassifiedKey key, @Nullable KeyUsage usage, Observed<Period> counted) {
        Period over = counted.known().orElse(null);
        if (over == null) {
            CostLineFactory line = new CostLineFactory(prices, key, period.days());
            return List.of(line.unknown(Kind.REQUESTS, "request", counted.reason()));
        }
        CostLineFactory line = new CostLineFactory(prices, key, days(over));
        if (usage == null) {
            return List.of(noRequests(line, over));
        }
        RegionPrices regionPrices = line.prices();
        List<CostLine> lines = new ArrayList<>();
        requestsByOperation(usage).forEach((operation, quantity) -> {
            BigDecimal count = BigDecimal.valueOf(quantity);
            if (regionPrices == null) {
                lines.add(line.requests(operation, count, null, Confidence.UNKNOWN, CostLineFactory.NO_PRICE));
                return;
            }
            RequestPricing pricing = RequestPricing.of(operation, keySpec(key), regionPrices.requests());
            lines.add(line.requests(operation, count, pricing.unitPrice(), pricing.confidence(), pricing.note()));
        });
        return lines;
    }

    private static CostLine noRequests(CostLineFactory line, Period over) {
        return days(over) <= LISTED_DAYS
                ? line.noRequests(Confidence.MEASURED, "")
                : line.noRequests(
                        Confidence.ESTIMATE,
                        "CloudWatch lists no request metric of the key; what was silent for two weeks is not listed,"
                                + " so requests before that are not counted");
    }

    private long freeTierRequests(ClassifiedKey key, @Nullable KeyUsage usage) {
        RegionPrices region = prices.of(key.key().region()).orElse(null);
        if (region == null) {
            return 0;
        }
        long covered = 0;
        for (Map.Entry<String, Long> operation : requestsByOperation(usage).entrySet()) {
            RequestPricing pricing = RequestPricing.of(operation.getKey(), keySpec(key), region.requests());
            covered += pricing.freeTier() ? operation.getValue() : 0;
        }
        return covered;
    }

    private static Map<String, Long> requestsByOperation(@Nullable KeyUsage usage) {
        return usage == null ? Map.of() : new TreeMap<>(usage.requestsByOperation());
    }

    private static long total(@Nullable KeyUsage usage) {
        return requestsByOperation(usage).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private static @Nullable String keySpec(ClassifiedKey key) {
        return key.key().metadata().known().map(KeyMetadata::keySpec).orElse(null);
    }

    private static int days(Period period) {
        return Math.max(1, (int) Duration.between(period.start(), period.end()).toDays());
    }

    private static @Nullable BigDecimal sum(List<CostLine> lines) {
        BigDecimal sum = BigDecimal.ZERO;
        for (CostLine line : lines) {
            BigDecimal amount = line.amountPerMonth();
            if (amount == null) {
                return null;
            }
            sum = sum.add(amount);
        }
        return sum;
    }
}
