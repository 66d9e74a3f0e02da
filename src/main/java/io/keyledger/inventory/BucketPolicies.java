package io.keyledger.inventory;

import java.util.List;

/**
 * The policies of the buckets that use a key as their default key.
 *
 * @param policies only buckets with a policy
 * @param gap why there may be more, or why one was not read; empty if all were read
 */
public record BucketPolicies(List<BucketPolicy> policies, String gap) {
    public BucketPolicies {
        policies = List.copyOf(policies);
    }

    /** The policy of a bucket, as text. */
    public record BucketPolicy(String bucketArn, String document) {}

    /** No policies, if buckets were not collected. */
    public static BucketPolicies none() {
        return new BucketPolicies(List.of(), "");
    }
}
