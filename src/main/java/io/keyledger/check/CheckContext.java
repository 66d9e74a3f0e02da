package io.keyledger.check;

import io.keyledger.classify.KeyIndex;
import io.keyledger.classify.MultiRegionIndex;
import io.keyledger.cost.BucketKeySavings;
import io.keyledger.cost.DeniedCalls;
import io.keyledger.policy.search.TrustZone;
import io.keyledger.policy.world.BucketWorlds;
import java.time.Duration;
import java.time.Instant;

/**
 * What checks may use besides the item they judge.
 *
 * @param asOf the instant of the audit
 * @param keys all keys and key stores of the Region
 * @param multiRegion the primary keys of all Regions
 * @param buckets the policies that decide who may write to buckets
 * @param trust the trust zone, which includes the audited accounts
 * @param bucketKeySavings what S3 Bucket Keys would save on the Region's keys
 * @param deniedCalls the requests on keys that KMS refused
 */
public record CheckContext(
        CheckSettings settings,
        Instant asOf,
        KeyIndex keys,
        MultiRegionIndex multiRegion,
        BucketWorlds buckets,
        TrustZone trust,
        BucketKeySavings bucketKeySavings,
        DeniedCalls deniedCalls) {
    /** A context without CloudTrail log files. */
    public CheckContext(
            CheckSettings settings,
            Instant asOf,
            KeyIndex keys,
            MultiRegionIndex multiRegion,
            BucketWorlds buckets,
            TrustZone trust,
            BucketKeySavings bucketKeySavings) {
        this(settings, asOf, keys, multiRegion, buckets, trust, bucketKeySavings, DeniedCalls.NONE);
    }

    /** Whole days from an instant to {@link #asOf}; negative if the instant is later. */
    public long daysSince(Instant instant) {
        return Duration.between(instant, asOf).toDays();
    }
}
