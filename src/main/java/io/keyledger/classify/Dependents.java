package io.keyledger.classify;

import io.keyledger.inventory.BucketPolicies;
import java.util.List;

/**
 * The audited resources that a key protects.
 *
 * @param count all of them
 * @param examples ARNs of the first of them by ARN, at most {@link #EXAMPLES}
 * @param gap why there may be more, where a resource of the Region could not be read; empty where all were
 * @param bucketPolicies who may read the buckets among them
 */
public record Dependents(long count, List<String> examples, String gap, BucketPolicies bucketPolicies) {
    /** How many resources are named where there are more. */
    public static final int EXAMPLES = 20;

    /** Resources of which none is a bucket with a policy. */
    public Dependents(long count, List<String> examples, String gap) {
        this(count, examples, gap, BucketPolicies.none());
    }

    /** Whether every resource of the Region was read, so that the count is all there is in the audited services. */
    public boolean complete() {
        return gap.isEmpty();
    }
}
