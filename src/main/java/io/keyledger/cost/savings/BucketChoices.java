package io.keyledger.cost.savings;

import io.keyledger.cost.Amount;
import io.keyledger.cost.BucketKeySavings;
import io.keyledger.cost.CostLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Set;

/**
 * What a bucket's default encryption costs in thirty days for each kind of key.
 *
 * @param requests the bucket's requests to KMS
 * @param ofBucket whether they are the bucket's own; otherwise all requests on its key, which is the most they can be
 * @param counted whether requests on the key were counted at all
 * @param bucketKey whether the requests were counted with a Bucket Key on
 * @param keyMonth the price of one key
 */
public record BucketChoices(
        String bucket,
        String keyName,
        Requests requests,
        boolean ofBucket,
        boolean counted,
        boolean bucketKey,
        BigDecimal keyMonth) {
    /** What S3 calls for an object that is written or read (AWS KMS developer guide, S3). */
    private static final Set<String> OBJECT_REQUESTS = Set.of("GenerateDataKey", "Decrypt");

    private static final BigDecimal REMAINING = BigDecimal.ONE.subtract(BucketKeySavings.SHARE);

    static BucketChoices of(CostedKey key, CostlyResource bucket) {
        return new BucketChoices(
                bucket.id(),
                key.name(),
                key.isAttributed() ? requests(key, bucket) : requests(key),
                key.isAttributed() || key.hasOneDependent(),
                key.cost().requests() != null,
                Boolean.TRUE.equals(bucket.bucketKey()),
                key.prices().keyMonth());
    }

    static Requests requests(CostedKey key, CostlyResource bucket) {
        return key.requests(OBJECT_REQUESTS, line -> line.resource().equals(bucket.arn()));
    }

    static Requests requests(CostedKey key) {
        return key.requests(OBJECT_REQUESTS, (CostLine _) -> true);
    }

    /** All choices in one line. */
    public String text() {
        if (!counted) {
            return "SSE-S3 $0.00; with KMS, the requests were not counted, plus " + usd(keyMonth)
                    + " for a customer managed key";
        }
        Amount observed = requests.usdMonth();
        String most = ofBucket ? "" : "at most ";
        String managed = "SSE-S3 $0.00; AWS managed key " + most + usd(observed);
        String own = "customer managed key " + most + usd(withKey(observed));
        if (bucketKey) {
            return managed + ", " + own
                    + ", both with the Bucket Key that is on; without it up to 100 times the requests";
        }
        Amount remaining = observed.times(Amount.exactly(REMAINING));
        return managed + ", with a Bucket Key from " + usd(remaining) + "; " + own + ", with a Bucket Key from "
                + usd(withKey(remaining));
    }

    private Amount withKey(Amount requestsUsd) {
        return requestsUsd.plus(Amount.exactly(keyMonth));
    }

    private static String usd(Amount amount) {
        return usd(amount.atLeast()) + (amount.exact() ? "" : "+");
    }

    private static String usd(BigDecimal amount) {
        return "$" + GroupedNumber.of(amount.setScale(2, RoundingMode.HALF_UP));
    }
}
