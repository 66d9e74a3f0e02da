package io.keyledger.inventory;

import java.util.List;

/**
 * The bucket policies of the buckets that encrypt with a key by default.
 *
 * @param policies of the buckets that have one
 * @param gap why there may be more, or why one was not read; empty where all were
 */
public record BucketPolicies(List<BucketPolicy> policies, String gap) {
    public BucketPolicies {
        policies = List.copyOf(policies);
    }

    /** The policy of a bucket, as text. */
    public record BucketPolicy(String bucketArn, String document) {}

    /** Where no bucket was looked for. */
    public static BucketPolicies none() {
        return new BucketPolicies(List.of(), "");
    }
}
