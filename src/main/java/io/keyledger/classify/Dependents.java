package io.keyledger.classify;

import io.keyledger.inventory.BucketPolicies;
import java.util.List;

/**
 * The audited resources that a key protects.
 *
 * @param count the number of resources
 * @param examples the first {@link #EXAMPLES} ARNs in order
 * @param gap why there may be more, if a resource of the Region could not be read; empty if all were read
 * @param bucketPolicies the policies of the buckets among them
 * @param uncovered the evidence that something else uses the key, which is also in the gap; empty without any
 */
public record Dependents(
        long count, List<String> examples, String gap, BucketPolicies bucketPolicies, String uncovered) {
    /** The maximum number of resources that are named. */
    public static final int EXAMPLES = 20;

    /** Resources without bucket policies. */
    public Dependents(long count, List<String> examples, String gap) {
        this(count, examples, gap, BucketPolicies.none());
    }

    /** Resources without evidence of others. */
    public Dependents(long count, List<String> examples, String gap, BucketPolicies bucketPolicies) {
        this(count, examples, gap, bucketPolicies, "");
    }

    /** Adds evidence that something that is not audited uses the key. */
    Dependents withUncovered(String evidence) {
        return new Dependents(
                count, examples, gap.isEmpty() ? evidence : gap + "; " + evidence, bucketPolicies, evidence);
    }

    /** Whether every resource of the audited services in the Region was read, so that the count is final. */
    public boolean complete() {
        return gap.isEmpty();
    }
}
