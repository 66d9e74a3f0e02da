package io.keyledger.cost;

import io.keyledger.inventory.KeyUsage;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.UsagePeriod.Period;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The evidence about requests on a key.
 *
 * @param counted the usage from CloudWatch; absent if it lists none or requests were not counted
 * @param over the time over which CloudWatch's requests were counted, or why they were not
 * @param trail the usage from CloudTrail; absent if the files do not cover the key's account and Region
 */
public record RequestEvidence(
        @Nullable KeyUsage counted,
        Observed<Period> over,
        @Nullable TrailUsage trail) {
    /** Whether there is no evidence of use. */
    public boolean isEmpty() {
        return (counted == null || counted.requestsByOperation().isEmpty())
                && (trail == null || trail.usages().isEmpty());
    }

    /** Whole days of a period, at least one. */
    static int days(Period period) {
        return Math.max(1, (int) Duration.between(period.start(), period.end()).toDays());
    }
}
