package io.keyledger.collect.s3;

import io.keyledger.collect.call.ApiAction;
import io.keyledger.collect.call.CallVolume;
import io.keyledger.collect.call.Quota;
import io.keyledger.inventory.ResourceTypes;
import software.amazon.awssdk.services.s3.S3Client;

/** The API actions of S3 that describe buckets. */
final class S3Actions {
    private static final Quota QUOTA = Quota.assumed(100, "AWS publishes no rate for bucket configuration");
    private static final String ON_BUCKETS = "arn:{partition}:s3:::*";

    static final ApiAction LIST_BUCKETS = ApiAction.of(S3Client.class, "s3", "ListBuckets", QUOTA)
            .allowedBy("s3:ListAllMyBuckets")
            .called(CallVolume.page("bucket", 1000))
            .listing(ResourceTypes.S3_BUCKET);
    /** Only for endpoints whose listing does not return the Region. */
    static final ApiAction GET_BUCKET_LOCATION = ApiAction.of(S3Client.class, "s3", "GetBucketLocation", QUOTA)
            .on(ON_BUCKETS)
            .called(CallVolume.each("bucket without a Region"));

    static final ApiAction GET_BUCKET_ENCRYPTION =
            bucket("GetBucketEncryption").allowedBy("s3:GetEncryptionConfiguration");
    static final ApiAction GET_BUCKET_POLICY = bucket("GetBucketPolicy");
    static final ApiAction GET_BUCKET_TAGGING = bucket("GetBucketTagging");
    static final ApiAction GET_BUCKET_REPLICATION =
            bucket("GetBucketReplication").allowedBy("s3:GetReplicationConfiguration");

    static final ApiAction LIST_BUCKET_INVENTORY_CONFIGURATIONS = bucket("ListBucketInventoryConfigurations")
            .allowedBy("s3:GetInventoryConfiguration")
            .optional();

    /** What the calls are for: a bucket whose owner pays for request metrics. */
    static final String METERED_BUCKET = "metered bucket";

    static final ApiAction LIST_BUCKET_METRICS_CONFIGURATIONS = bucket("ListBucketMetricsConfigurations")
            .allowedBy("s3:GetMetricsConfiguration")
            .called(CallVolume.each(METERED_BUCKET))
            .optional();

    /** Directory buckets belong to S3 Express One Zone, which has its own permission prefix. */
    static final String EXPRESS = "s3express";

    static final ApiAction LIST_DIRECTORY_BUCKETS = ApiAction.of(S3Client.class, EXPRESS, "ListDirectoryBuckets", QUOTA)
            .allowedBy("s3express:ListAllMyDirectoryBuckets")
            .listing(ResourceTypes.S3_DIRECTORY_BUCKET)
            .called(CallVolume.page("directory bucket", 1000));
    static final ApiAction GET_DIRECTORY_BUCKET_ENCRYPTION = ApiAction.of(
                    S3Client.class, EXPRESS, "GetBucketEncryption", QUOTA)
            .allowedBy("s3express:GetEncryptionConfiguration")
            .on("arn:{partition}:s3express:*:{account}:bucket/*")
            .called(CallVolume.each("directory bucket"));

    private S3Actions() {}

    private static ApiAction bucket(String operation) {
        return ApiAction.of(S3Client.class, "s3", operation, QUOTA)
                .on(ON_BUCKETS)
                .called(CallVolume.each("bucket"));
    }
}
