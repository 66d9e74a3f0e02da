package io.keyledger.cost.savings;

import io.keyledger.classify.Custody;
import org.jspecify.annotations.Nullable;

/**
 * What savings depend on.
 *
 * @param unusedDays the days without use after which a key counts as unused
 * @param bucketMinimum the minimum custody that is configured for S3 buckets; absent if none is
 */
public record SavingsSettings(int unusedDays, @Nullable Custody bucketMinimum) {
    boolean allowsSseS3() {
        return bucketMinimum != null && bucketMinimum.compareTo(Custody.SERVICE_MANAGED) <= 0;
    }
}
