package io.keyledger.cost;

import io.keyledger.inventory.AccountRegion;
import io.keyledger.inventory.BucketRequests;
import io.keyledger.inventory.KeyReference;
import io.keyledger.inventory.KeyUsage;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.UsagePeriod.Period;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An upper bound for what S3 Bucket Keys would save. CloudTrail attributes requests to a bucket. Without it, the
 * bucket's request metrics are an estimate, if its owner pays for them. KMS's own count in CloudWatch is for the
 * bucket's key, so it is only an upper bound for the bucket. Thread-safe as long as the usage does not change.
 */
public final class BucketKeySavings {
    /** The largest share of requests that a Bucket Key saves (Amazon S3 User Guide, S3 Bucket Keys). */
    public static final BigDecimal SHARE = new BigDecimal("0.99");

    private static final String PUT = "GenerateDataKey";
    private static final String GET = "Decrypt";

    private final PriceSheet prices;
    private final Map<String, KeyUsage> usage;
    private final Function<AccountRegion, Observed<Period>> counted;
    private final Function<String, Optional<TrailUsage>> trail;
    private final Map<String, BucketRequests> metrics;

    /**
     * Computes savings from usage.
     *
     * @param usage by key ARN
     * @param counted the time over which requests were counted, or why they were not
     * @param trail the usage from CloudTrail by key ARN
     * @param metrics S3's request metrics by bucket ARN
     */
    public BucketKeySavings(
            PriceSheet prices,
            Map<String, KeyUsage> usage,
            Function<AccountRegion, Observed<Period>> counted,
            Function<String, Optional<TrailUsage>> trail,
            Map<String, BucketRequests> metrics) {
        this.prices = prices;
        this.usage = usage;
        this.counted = counted;
        this.trail = trail;
        this.metrics = metrics;
    }

    /** The savings when nothing was counted. */
    public static BucketKeySavings none() {
        return new BucketKeySavings(
                PriceSheetReader.bundled(),
                Map.of(),
                _ -> Observed.notAsked("requests were not counted"),
                _ -> Optional.empty(),
                Map.of());
    }

    /** Where a number of requests comes from, the best source first. */
    public enum Source {
        /** CloudTrail: the bucket's own requests to KMS. */
        CLOUDTRAIL,
        /** S3's request metrics: what the bucket's requests to KMS are assumed to be. */
        REQUEST_METRICS,
        /** KMS's count in CloudWatch: all requests on the bucket's key. */
        KEY
    }

    /**
     * What a Bucket Key would save.
     *
     * @param requests GenerateDataKey and Decrypt requests within the counted days
     * @param usdMonth their monthly cost at list price
     * @param mostUsdMonth the most that a Bucket Key can save of it
     * @param metered the bucket's request metrics, whether they are the source or not; absent without them
     */
    public record Saving(
            Source source,
            long requests,
            int days,
            BigDecimal usdMonth,
            BigDecimal mostUsdMonth,
            @Nullable MeteredRequests metered) {}

    /** Whether requests on a key were counted. */
    public boolean isCounted(String keyArn) {
        return usage.containsKey(keyArn) || trail.apply(keyArn).isPresent();
    }

    /** The bucket's request metrics. */
    public Optional<MeteredRequests> metered(String keyArn, String bucketArn) {
        return Optional.ofNullable(metrics.get(bucketArn))
                .map(requests -> new MeteredRequests(requests, onKey(keyArn).orElse(null)));
    }

    /**
     * What a Bucket Key would save; empty if requests or their price are unknown, or there are no requests.
     *
     * @param keyArn the bucket's key
     */
    public Optional<Saving> of(String keyArn, String bucketArn) {
        if (!(KeyReference.parse(keyArn) instanceof KeyReference.KeyArn key)) {
            return Optional.empty();
        }
        MeteredRequests metered = metered(keyArn, bucketArn).orElse(null);
        return ofTrail(key, bucketArn, metered).or(() -> metered == null ? ofKey(key) : ofMetrics(key, metered));
    }

    private Optional<Saving> ofTrail(KeyReference.KeyArn key, String bucketArn, @Nullable MeteredRequests metered) {
        return trail.apply(key.text()).flatMap(told -> {
            long requests = told.usages().stream()
                    .filter(used -> used.resource().equals(bucketArn))
                    .filter(used ->
                            used.operation().equals(PUT) || used.operation().equals(GET))
                    .mapToLong(Usage::count)
                    .sum();
            return saving(Source.CLOUDTRAIL, key, requests, told.days(), metered);
        });
    }

    private Optional<Saving> ofMetrics(KeyReference.KeyArn key, MeteredRequests metered) {
        return saving(Source.REQUEST_METRICS, key, metered.requests(), metered.days(), metered);
    }

    private Optional<Saving> ofKey(KeyReference.KeyArn key) {
        KeyUsage used = usage.get(key.text());
        return used == null
                ? Optional.empty()
                : counted.apply(new AccountRegion(used.accountId(), used.region()))
                        .known()
                        .flatMap(over -> saving(Source.KEY, key, requests(used), RequestEvidence.days(over), null));
    }

    /** The requests on a key; absent if they were not counted. CloudWatch has no metric of a key without requests. */
    private Optional<Long> onKey(String keyArn) {
        KeyUsage used = usage.get(keyArn);
        if (used != null) {
            return Optional.of(requests(used));
        }
        return KeyReference.parse(keyArn) instanceof KeyReference.KeyArn key
                        && counted.apply(new AccountRegion(key.accountId(), key.region()))
                                .known()
                                .isPresent()
                ? Optional.of(0L)
                : Optional.empty();
    }

    private static long requests(KeyUsage used) {
        return used.requestsByOperation().getOrDefault(PUT, 0L)
                + used.requestsByOperation().getOrDefault(GET, 0L);
    }

    private Optional<Saving> saving(
            Source source, KeyReference.KeyArn key, long requests, int days, @Nullable MeteredRequests metered) {
        Optional<RegionPrices> price = prices.of(key.region());
        if (requests == 0 || price.isEmpty()) {
            return Optional.empty();
        }
        Amount amount = Amount.exactly(BigDecimal.valueOf(requests))
                .times(Amount.exactly(price.get().requests().symmetric()));
        BigDecimal month = Money.perMonth(amount, days).atLeast();
        return Optional.of(new Saving(source, requests, days, month, Money.product(month, SHARE), metered));
    }
}
