package io.keyledger.cost;

import io.keyledger.inventory.BucketRequests;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A bucket's requests to KMS as far as S3's request metrics show them: at most one for each put, copy and get, if all
 * its objects have its key and no Bucket Key (Amazon S3 User Guide, SSE-KMS).
 *
 * @param onKey the GenerateDataKey and Decrypt requests that KMS counted on the bucket's key in the same days, of which
 *     the bucket's are a part; absent if they were not counted
 */
public record MeteredRequests(
        BucketRequests metrics, @Nullable Long onKey) {
    /** The name of the source in texts. */
    public static final String SOURCE = "s3-request-metrics";

    /** What the numbers rest on beyond what AWS documents. */
    public static final String ASSUMPTION =
            "assuming one GenerateDataKey for each PUT or copy, one Decrypt for each GET, and complete metrics";

    /** The requests to KMS. */
    public long requests() {
        return onKey == null ? metrics.requests() : Math.min(metrics.requests(), onKey);
    }

    public int days() {
        return RequestEvidence.days(metrics.period());
    }

    /** What the requests to KMS cost in thirty days. */
    public Amount usdMonth(RegionPrices prices) {
        return usdMonth(requests(), prices);
    }

    /** What they would cost without a Bucket Key, whatever KMS counted with it. */
    public Amount usdMonthWithoutBucketKey(RegionPrices prices) {
        return usdMonth(metrics.requests(), prices);
    }

    private Amount usdMonth(long requests, RegionPrices prices) {
        return Money.perMonth(
                Amount.exactly(BigDecimal.valueOf(requests))
                        .times(Amount.exactly(prices.requests().symmetric())),
                days());
    }
}
