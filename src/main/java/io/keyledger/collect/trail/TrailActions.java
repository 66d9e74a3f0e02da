package io.keyledger.collect.trail;

import io.keyledger.collect.call.ApiAction;
import io.keyledger.collect.call.CallVolume;
import io.keyledger.collect.call.Quota;
import java.util.List;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.s3.S3Client;

/** The API actions that read a trail's bucket. */
public final class TrailActions {
    private static final Quota QUOTA = Quota.documented(
            5_500, "Amazon S3 User Guide, performance: GET and HEAD requests per second and partitioned prefix");

    /** Finds the bucket's Region. */
    static final ApiAction HEAD_BUCKET =
            ApiAction.of(S3Client.class, "s3", "HeadBucket", QUOTA).allowedBy("s3:ListBucket");

    /** Finds the files. */
    public static final ApiAction LIST_OBJECTS = ApiAction.of(S3Client.class, "s3", "ListObjectsV2", QUOTA)
            .allowedBy("s3:ListBucket")
            .called(CallVolume.page("object", 1000));
    /** One for each log file of up to 4 MiB, and one for each 4 MiB of a larger one. */
    public static final ApiAction GET_OBJECT =
            ApiAction.of(S3Client.class, "s3", "GetObject", QUOTA).called(CallVolume.each("log file"));

    /** For the signatures of digest files. */
    public static final ApiAction LIST_PUBLIC_KEYS = ApiAction.of(
            CloudTrailClient.class, "cloudtrail", "ListPublicKeys", Quota.assumed(2, "AWS publishes no rate"));

    /** All of them. */
    public static final List<ApiAction> ALL = List.of(HEAD_BUCKET, LIST_OBJECTS, GET_OBJECT, LIST_PUBLIC_KEYS);

    private TrailActions() {}
}
