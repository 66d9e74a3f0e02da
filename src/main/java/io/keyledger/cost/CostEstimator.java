package io.keyledger.cost;

import io.keyledger.classify.ClassifiedKey;
import io.keyledger.classify.Custody;
import io.keyledger.cost.CostLine.Kind;
import io.keyledger.inventory.KeyUsage;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.UsagePeriod.Period;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Prices keys one by one. Requests are priced as if the key's own account made them; AWS bills each to the account
 * that makes it.
 */
public final class CostEstimator {
    /** ListMetrics leaves out what had no data for longer (CloudWatch API Reference, ListMetrics). */
    private static final int LISTED_DAYS = 14;

    private static final String REENCRYPTED =
            "requests that re-encrypt to this key are one request each, counted at the key that they decrypt with";

    private final PriceSheet prices;
    private final BillingPeriod period;

    /**
     * Prices what is kept now and was kept over the days before.
     *
     * @param asOf the moment of the audit, at which the period ends
     * @param periodDays the days of which storage was billed
     */
    public CostEstimator(PriceSheet prices, Instant asOf, int periodDays) {
        this.prices = prices;
        this.period = BillingPeriod.upTo(asOf, periodDays);
    }

    /**
     * What a key costs.
     *
     * @param name of the key as people call it
     * @param usage the key's requests; absent where CloudWatch has none
     * @param counted the time over which requests were counted, or why they were not
     */
    public KeyCost estimate(ClassifiedKey key, String name, @Nullable KeyUsage usage, Observed<Period> counted) {
        PricedKey priced = PricedKey.of(key, name);
        List<CostLine> lines = new ArrayList<>(
                new StorageEstimate(new CostLineFactory(prices, priced, period.days()), period, key).lines());
        Period over = counted.known().orElse(null);
        if (over == null) {
            CostLineFactory line = new CostLineFactory(prices, priced, period.days());
            lines.add(line.unknown(
                    Kind.REQUESTS,
                    priced.idle() ? Amount.ZERO : Amount.UNKNOWN,
                    CostLineFactory.join(counted.reason(), priced.note())));
            return new KeyCost(lines, null, FreeTierUse.NONE);
        }
        if (usage == null) {
            lines.add(silent(new CostLineFactory(prices, priced, days(over)), days(over)));
        } else if (usage.requestsByOperation().isEmpty()) {
            lines.add(new CostLineFactory(prices, priced, days(over))
                    .noRequests(Usage.CLOUDWATCH, Confidence.MEASURED, REENCRYPTED));
        }
        return requests(priced, usages(usage), days(over), lines);
    }

    /**
     * What was requested of a key that is not among those listed. What keeping it cost is not known.
     *
     * @param name of the key as people call it
     * @param gone whether it is known that the key exists no more
     * @param note why nothing else is known of the key
     */
    public KeyCost estimateUnlisted(KeyUsage usage, String name, boolean gone, String note, Period over) {
        PricedKey key = new PricedKey(
                usage.accountId(), usage.region(), usage.keyArn(), Custody.UNKNOWN, name, null, gone, note);
        return requests(key, usages(usage), days(over), new ArrayList<>());
    }

    private KeyCost requests(PricedKey key, List<Usage> usages, int days, List<CostLine> lines) {
        CostLineFactory line = new CostLineFactory(prices, key, days);
        RegionPrices region = line.prices();
        long total = 0;
        long covered = 0;
        for (Usage used : usages) {
            RequestPricing pricing = region == null
                    ? RequestPricing.NONE
                    : RequestPricing.of(used.operation(), key.keySpec(), region.requests());
            lines.add(line.requests(used, pricing));
            total += used.count();
            covered += pricing.freeTier() ? used.count() : 0;
        }
        BigDecimal pace = key.idle()
                ? BigDecimal.ZERO
                : Money.perMonth(Amount.exactly(BigDecimal.valueOf(covered)), days)
                        .atLeast();
        return new KeyCost(lines, total, new FreeTierUse(covered, pace));
    }

    private static CostLine silent(CostLineFactory line, int days) {
        return days <= LISTED_DAYS
                ? line.noRequests(Usage.CLOUDWATCH, Confidence.MEASURED, "")
                : line.noRequests(
                        Usage.CLOUDWATCH,
                        Confidence.ESTIMATE,
                        "CloudWatch lists no request metric of the key; what was silent for two weeks is not listed,"
                                + " so requests before that are not counted");
    }

    private static List<Usage> usages(@Nullable KeyUsage usage) {
        List<Usage> usages = new ArrayList<>();
        if (usage != null) {
            new TreeMap<>(usage.requestsByOperation())
                    .forEach((operation, count) -> usages.add(Usage.ofCloudWatch(operation, count)));
        }
        return usages;
    }

    static int days(Period period) {
        return Math.max(1, (int) Duration.between(period.start(), period.end()).toDays());
    }
}
