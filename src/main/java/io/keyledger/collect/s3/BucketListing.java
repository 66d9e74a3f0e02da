package io.keyledger.collect.s3;

import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.call.Page;
import io.keyledger.collect.call.Unreadable;
import io.keyledger.inventory.Observed;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;

/**
 * Lists the buckets of a Region. AWS filters by Region and returns it; endpoints that stand in for AWS may do neither.
 */
final class BucketListing {
    private static final int PAGE = 1000;
    /** The values that GetBucketLocation returns instead of a Region's name. */
    private static final Map<String, String> OLD_NAMES = Map.of("", "us-east-1", "EU", "eu-west-1");

    private final CollectorContext context;
    private final S3Client s3;

    BucketListing(CollectorContext context, S3Client s3) {
        this.context = context;
        this.s3 = s3;
    }

    /**
     * A bucket that is, or may be, in this Region.
     *
     * @param region its Region; unread if it could not be determined
     */
    record Placed(Bucket bucket, Observed<String> region) {}

    /**
     * The listed buckets by name; coverage records whether there may be more. A bucket of unknown Region is reported
     * once, in the first Region.
     */
    List<Placed> buckets() {
        return context.calls().list(S3Actions.LIST_BUCKETS, this::page).items().stream()
                .distinct()
                .map(bucket -> new Placed(bucket, region(bucket)))
                .filter(placed -> placed.region()
                        .known()
                        .map(context.region()::equals)
                        .orElse(placed.region().isUnread() && context.isFirstRegion()))
                .sorted(Comparator.comparing(placed -> placed.bucket().name()))
                .toList();
    }

    private Page<Bucket> page(@Nullable String marker) {
        var response = s3.listBuckets(request ->
                request.bucketRegion(context.region()).maxBuckets(PAGE).continuationToken(marker));
        return Page.read(response.buckets(), BucketListing::named, response.continuationToken());
    }

    private static Bucket named(Bucket bucket) {
        Unreadable.required(bucket.name(), "bucket name");
        return bucket;
    }

    private Observed<String> region(Bucket bucket) {
        if (bucket.bucketRegion() != null) {
            return Observed.known(bucket.bucketRegion());
        }
        return context.calls()
                .ask(
                        S3Actions.GET_BUCKET_LOCATION,
                        () -> named(s3.getBucketLocation(request -> request.bucket(bucket.name()))
                                .locationConstraintAsString()),
                        "NoSuchBucket",
                        "");
    }

    private static String named(@Nullable String location) {
        String text = location == null ? "" : location;
        return OLD_NAMES.getOrDefault(text, text);
    }
}
