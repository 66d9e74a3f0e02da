package io.keyledger.cost;

import io.keyledger.inventory.KeyUsage;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.UsagePeriod.Period;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What S3 Bucket Keys would save at most, after what was counted of each key. Which resource a request was made for is
 * not known here, so the bound holds for whatever part of the requests is a bucket's. Safe for use by many threads while
 * the usage does not change.
 */
public final class BucketKeySavings {
    // Amazon S3 User Guide, reducing the cost of SSE-KMS with Amazon S3 Bucket Keys: by up to 99 percent.
    private static final BigDecimal SHARE = new BigDecimal("0.99");
    private static final String PUT = "GenerateDataKey";
    private static final String GET = "Decrypt";

    private final PriceSheet prices;
    private final Map<String, KeyUsage> usage;
    private final Function<KeyUsage, Observed<Period>> counted;

    /**
     * Savings by usage.
     *
     * @param usage by the key's ARN
     * @param counted the time over which a key's requests were counted, or why they were not
     */
    public BucketKeySavings(
            PriceSheet prices, Map<String, KeyUsage> usage, Function<KeyUsage, Observed<Period>> counted) {
        this.prices = prices;
        this.usage = usage;
        this.counted = counted;
    }

    /** Where nothing was counted. */
    public static BucketKeySavings none() {
        return new BucketKeySavings(
                PriceSheetReader.bundled(), Map.of(), _ -> Observed.notAsked("requests were not counted"));
    }

    /**
     * A saving on a key.
     *
     * @param requests those of S3's kind on the key within the days that were counted, whoever made them
     * @param usdMonth what they cost in a month at list price
     * @param mostUsdMonth what a Bucket Key can save of it at most
     */
    public record Saving(long requests, int days, BigDecimal usdMonth, BigDecimal mostUsdMonth) {}

    /** What Bucket Keys would save on a key; empty where its requests or their price are not known, or there are none. */
    public Optional<Saving> of(String keyArn) {
        KeyUsage used = usage.get(keyArn);
        if (used == null) {
            return Optional.empty();
        }
        long requests = used.requestsByOperation().getOrDefault(PUT, 0L)
                + used.requestsByOperation().getOrDefault(GET, 0L);
        Optional<Period> over = counted.apply(used).known();
        Optional<RegionPrices> price = prices.of(used.region());
        if (requests == 0 || over.isEmpty() || price.isEmpty()) {
            return Optional.empty();
        }
        int days = RequestEvidence.days(over.get());
        Amount amount = Amount.exactly(BigDecimal.valueOf(requests))
                .times(Amount.exactly(price.get().requests().symmetric()));
        BigDecimal month = Money.perMonth(amount, days).atLeast();
        return Optional.of(new Saving(requests, days, month, Money.product(month, SHARE)));
    }
}
