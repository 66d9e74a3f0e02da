package io.keyledger.cost.savings;

import io.keyledger.cost.Amount;
import io.keyledger.cost.BucketKeySavings;
import io.keyledger.cost.BucketKeySavings.Source;
import io.keyledger.cost.Confidence;
import io.keyledger.cost.CostLine;
import io.keyledger.cost.MeteredRequests;
import io.keyledger.cost.RegionPrices;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a bucket's default encryption costs in thirty days for each kind of key.
 *
 * @param requests the bucket's requests to KMS
 * @param source where they come from; {@link Source#KEY} if they are all requests on its key, which is the most they
 *     can be
 * @param alone whether the key has no other dependent, so that its requests are the bucket's
 * @param counted whether requests on the key were counted at all
 * @param bucketKey whether the requests were counted with a Bucket Key on
 * @param prices the prices of the bucket's Region
 * @param metered the bucket's request metrics; absent if it has none
 */
public record BucketChoices(
        String bucket,
        String keyName,
        Requests requests,
        Source source,
        boolean alone,
        boolean counted,
        boolean bucketKey,
        RegionPrices prices,
        @Nullable MeteredRequests metered) {
    /** What S3 calls for an object that is written or read (AWS KMS developer guide, S3). */
    private static final Set<String> OBJECT_REQUESTS = Set.of("GenerateDataKey", "Decrypt");

    private static final BigDecimal REMAINING = BigDecimal.ONE.subtract(BucketKeySavings.SHARE);

    static BucketChoices of(CostedKey key, CostlyResource bucket) {
        return new BucketChoices(
                bucket.id(),
                key.name(),
                requests(key, bucket),
                source(key, bucket),
                key.hasOneDependent(),
                key.cost().requests() != null,
                Boolean.TRUE.equals(bucket.bucketKey()),
                key.prices(),
                bucket.metered());
    }

    /** The best source of a bucket's requests to KMS. With a Bucket Key, metrics of S3 say nothing about them. */
    static Source source(CostedKey key, CostlyResource bucket) {
        if (key.isAttributed()) {
            return Source.CLOUDTRAIL;
        }
        return bucket.metered() != null && bucket.lacksBucketKey() ? Source.REQUEST_METRICS : Source.KEY;
    }

    /** A bucket's requests to KMS by their best source; otherwise all requests on its key. */
    static Requests requests(CostedKey key, CostlyResource bucket) {
        return switch (source(key, bucket)) {
            case CLOUDTRAIL ->
                key.requests(OBJECT_REQUESTS, line -> line.resource().equals(bucket.arn()));
            case REQUEST_METRICS -> metered(key, Objects.requireNonNull(bucket.metered()));
            case KEY -> requests(key);
        };
    }

    /** All requests for objects on a key. */
    static Requests requests(CostedKey key) {
        return key.requests(OBJECT_REQUESTS, (CostLine _) -> true);
    }

    private static Requests metered(CostedKey key, MeteredRequests metered) {
        Requests estimated = new Requests(
                List.of(), metered.usdMonth(key.prices()), metered.requests(), metered.days(), Confidence.ESTIMATE);
        return metered.onKey() == null ? estimated : estimated.atMost(requests(key));
    }

    /** All choices in one line. */
    public String text() {
        if (!counted && source != Source.REQUEST_METRICS) {
            return "SSE-S3 $0.00; with KMS, the requests were not counted, plus " + usd(prices.keyMonth())
                    + " for a customer managed key" + (bucketKey ? "" : alsoMetered());
        }
        Amount observed = requests.usdMonth();
        String about = switch (source) {
            case CLOUDTRAIL -> "";
            case REQUEST_METRICS -> "about ";
            case KEY -> alone ? "" : "at most ";
        };
        String managed = "SSE-S3 $0.00; AWS managed key " + about + usd(observed);
        String own = "customer managed key " + about + usd(withKey(observed));
        if (bucketKey) {
            return managed + ", " + own + ", both with the Bucket Key that is on; without it " + withoutBucketKey();
        }
        Amount remaining = observed.times(Amount.exactly(REMAINING));
        return managed + ", with a Bucket Key from " + usd(remaining) + "; " + own + ", with a Bucket Key from "
                + usd(withKey(remaining))
                + (source == Source.REQUEST_METRICS
                        ? "; " + MeteredText.assumed(Objects.requireNonNull(metered))
                        : alsoMetered());
    }

    private String withoutBucketKey() {
        if (metered == null) {
            return "up to 100 times the requests";
        }
        return "about "
                + usd(metered.usdMonthWithoutBucketKey(prices))
                + " for requests; " + MeteredText.counted(metered) + ", " + MeteredRequests.ASSUMPTION;
    }

    private String alsoMetered() {
        return metered == null ? "" : "; " + MeteredText.counted(metered);
    }

    private Amount withKey(Amount requestsUsd) {
        return requestsUsd.plus(Amount.exactly(prices.keyMonth()));
    }

    private static String usd(Amount amount) {
        return usd(amount.atLeast()) + (amount.exact() ? "" : "+");
    }

    private static String usd(BigDecimal amount) {
        return "$" + GroupedNumber.of(amount.setScale(2, RoundingMode.HALF_UP));
    }
}
