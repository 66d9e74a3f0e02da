package io.keyledger.inventory;

import io.keyledger.inventory.UsagePeriod.Period;

/**
 * Requests for the objects of a whole bucket, from the request metrics of S3 in CloudWatch. Their owner opts in to them
 * and pays for them. CloudWatch delivers them on a best-effort basis, so that some requests may not be counted.
 *
 * @param bucketArn the bucket
 * @param filterId the id of the bucket's metrics configuration, which has no filter
 * @param puts {@code PutRequests}: objects, copies and parts that are written
 * @param gets {@code GetRequests}: objects that are read, without listings
 */
public record BucketRequests(
        String accountId, String region, String bucketArn, String filterId, Period period, long puts, long gets)
        implements Fact {
    /** All requests that read or write an object. */
    public long requests() {
        return puts + gets;
    }
}
