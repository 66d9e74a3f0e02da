package io.keyledger.collect.s3;

import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.Page;
import io.keyledger.collect.Unreadable;
import io.keyledger.inventory.Observed;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;

/** Finds the buckets of a Region. AWS filters and names the Region; servers that stand in for it may do neither. */
final class BucketListing {
    private static final int PAGE = 1000;
    /** What GetBucketLocation says instead of a Region's name. */
    private static final Map<String, String> OLD_NAMES = Map.of("", "us-east-1", "EU", "eu-west-1");

    private final CollectorContext context;
    private final S3Client s3;

    BucketListing(CollectorContext context, S3Client s3) {
        this.context = context;
        this.s3 = s3;
    }

    /** Those that could be listed, by name; coverage tells whether there may be more. */
    List<Bucket> buckets() {
        List<Bucket> listed =
                context.calls().list(S3Actions.LIST_BUCKETS, this::page).items();
        return listed.stream()
                .filter(bucket -> context.region().equals(region(bucket)))
                .distinct()
                .sorted(Comparator.comparing(Bucket::name))
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

    /** Empty where it could not be found out, which coverage tells. */
    private String region(Bucket bucket) {
        if (bucket.bucketRegion() != null) {
            return bucket.bucketRegion();
        }
        Observed<String> location = context.calls()
                .ask(
                        S3Actions.GET_BUCKET_LOCATION,
                        () -> named(s3.getBucketLocation(request -> request.bucket(bucket.name()))
                                .locationConstraintAsString()),
                        "NoSuchBucket",
                        "");
        return location.known().orElse("");
    }

    private static String named(@Nullable String location) {
        String text = location == null ? "" : location;
        return OLD_NAMES.getOrDefault(text, text);
    }
}
