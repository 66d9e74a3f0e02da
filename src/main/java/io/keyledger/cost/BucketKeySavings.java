package io.keyledger.cost;

import io.keyledger.inventory.KeyReference;
import io.keyledger.inventory.KeyUsage;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.UsagePeriod.Period;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * An upper bound for what S3 Bucket Keys would save. CloudTrail attributes requests to a bucket. CloudWatch does not,
 * so its count for the bucket's key is only an upper bound for the bucket. Thread-safe as long as the usage does not
 * change.
 */
public final class BucketKeySavings {
    /** The largest share of requests that a Bucket Key saves (Amazon S3 User Guide, S3 Bucket Keys). */
    public static final BigDecimal SHARE = new BigDecimal("0.99");

    private static final String PUT = "GenerateDataKey";
    private static final String GET = "Decrypt";

    private final PriceSheet prices;
    private final Map<String, KeyUsage> usage;
    private final Function<KeyUsage, Observed<Period>> counted;
    private final Function<String, Optional<TrailUsage>> trail;

    /**
     * Computes savings from usage.
     *
     * @param usage by key ARN
     * @param counted the time over which a key's requests were counted, or why they were not
     * @param trail the usage from CloudTrail by key ARN
     */
    public BucketKeySavings(
            PriceSheet prices,
            Map<String, KeyUsage> usage,
            Function<KeyUsage, Observed<Period>> counted,
            Function<String, Optional<TrailUsage>> trail) {
        this.prices = prices;
        this.usage = usage;
        this.counted = counted;
        this.trail = trail;
    }

    /** The savings when nothing was counted. */
    public static BucketKeySavings none() {
        return new BucketKeySavings(
                PriceSheetReader.bundled(),
                Map.of(),
                _ -> Observed.notAsked("requests were not counted"),
                _ -> Optional.empty());
    }

    /**
     * What a Bucket Key would save.
     *
     * @param ofBucket whether the requests are the bucket's own; otherwise they are all requests on its key
     * @param requests GenerateDataKey and Decrypt requests within the counted days
     * @param usdMonth their monthly cost at list price
     * @param mostUsdMonth the most that a Bucket Key can save of it
     */
    public record Saving(boolean ofBucket, long requests, int days, BigDecimal usdMonth, BigDecimal mostUsdMonth) {}

    /** Whether requests on a key were counted. */
    public boolean isCounted(String keyArn) {
        return usage.containsKey(keyArn) || trail.apply(keyArn).isPresent();
    }

    /**
     * What a Bucket Key would save; empty if requests or their price are unknown, or there are no requests.
     *
     * @param keyArn the bucket's key
     */
    public Optional<Saving> of(String keyArn, String bucketArn) {
        return ofBucket(keyArn, bucketArn).or(() -> ofKey(keyArn));
    }

    private Optional<Saving> ofBucket(String keyArn, String bucketArn) {
        TrailUsage told = trail.apply(keyArn).orElse(null);
        if (told == null || !(KeyReference.parse(keyArn) instanceof KeyReference.KeyArn key)) {
            return Optional.empty();
        }
        long requests = told.usages().stream()
                .filter(used -> used.resource().equals(bucketArn))
                .filter(used -> used.operation().equals(PUT) || used.operation().equals(GET))
                .mapToLong(Usage::count)
                .sum();
        return saving(true, key.region(), requests, told.days());
    }

    private Optional<Saving> ofKey(String keyArn) {
        KeyUsage used = usage.get(keyArn);
        if (used == null) {
            return Optional.empty();
        }
        long requests = used.requestsByOperation().getOrDefault(PUT, 0L)
                + used.requestsByOperation().getOrDefault(GET, 0L);
        return counted.apply(used)
                .known()
                .flatMap(over -> saving(false, used.region(), requests, RequestEvidence.days(over)));
    }

    private Optional<Saving> saving(boolean ofBucket, String region, long requests, int days) {
        Optional<RegionPrices> price = prices.of(region);
        if (requests == 0 || price.isEmpty()) {
            return Optional.empty();
        }
        Amount amount = Amount.exactly(BigDecimal.valueOf(requests))
                .times(Amount.exactly(price.get().requests().symmetric()));
        BigDecimal month = Money.perMonth(amount, days).atLeast();
        return Optional.of(new Saving(ofBucket, requests, days, month, Money.product(month, SHARE)));
    }
}
