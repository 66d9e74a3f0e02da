package io.keyledger.collect.s3;

import com.google.auto.service.AutoService;
import io.keyledger.collect.Collector;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.Depth;
import io.keyledger.collect.call.ApiAction;
import io.keyledger.collect.call.OrderedWindow;
import io.keyledger.collect.metrics.MetricActions;
import io.keyledger.inventory.EncryptedResource;
import io.keyledger.inventory.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.s3.S3Client;

/** Reads the buckets of a Region, the requests for them, and its directory buckets, each sorted by name. */
@AutoService(Collector.class)
public final class S3Collector implements Collector {
    private static final int BUCKETS_AT_A_TIME = 128;

    @Override
    public String name() {
        return "s3";
    }

    @Override
    public List<ApiAction> actions(Depth depth) {
        List<ApiAction> actions = new ArrayList<>(List.of(
                S3Actions.LIST_BUCKETS,
                S3Actions.GET_BUCKET_LOCATION,
                S3Actions.GET_BUCKET_ENCRYPTION,
                S3Actions.GET_BUCKET_POLICY,
                S3Actions.GET_BUCKET_TAGGING,
                S3Actions.GET_BUCKET_REPLICATION,
                S3Actions.LIST_BUCKET_INVENTORY_CONFIGURATIONS,
                S3Actions.LIST_DIRECTORY_BUCKETS,
                S3Actions.GET_DIRECTORY_BUCKET_ENCRYPTION));
        if (depth.usageDays() > 0) {
            actions.add(MetricActions.LIST_METRICS);
            actions.add(S3Actions.LIST_BUCKET_METRICS_CONFIGURATIONS);
            actions.add(MetricActions.GET_METRIC_DATA);
        }
        return actions;
    }

    @Override
    public List<ResourceType> types() {
        return S3Types.ALL;
    }

    @Override
    public Map<String, Long> count(CollectorContext context) {
        S3Client s3 = s3(context);
        return Map.of(
                "bucket",
                (long) new BucketListing(context, s3).buckets().size(),
                S3Actions.METERED_BUCKET,
                new BucketRequestCounter(context, s3).metered(),
                "directory bucket",
                (long) new DirectoryBucketReader(context, express(context))
                        .list()
                        .size());
    }

    @Override
    public Map<String, Long> estimate(Map<String, Long> counted, Depth depth) {
        return Map.of(
                MetricActions.METRIC,
                BucketRequestCounter.METRICS_OF_BUCKET * counted.getOrDefault(S3Actions.METERED_BUCKET, 0L));
    }

    @Override
    public void collect(CollectorContext context) {
        S3Client s3 = s3(context);
        List<BucketListing.Placed> buckets = new BucketListing(context, s3).buckets();
        BucketReader reader = new BucketReader(context, s3);
        BucketRequestCounter requests = new BucketRequestCounter(context, s3);
        long[] done = {0};
        context.progress(S3Actions.GET_BUCKET_ENCRYPTION, "buckets", 0, buckets.size());
        try (var window = OrderedWindow.start(
                buckets,
                BUCKETS_AT_A_TIME,
                bucket -> context.item(bucket.bucket().name(), EncryptedResource.class, () -> reader.read(bucket)))) {
            window.forEach(bucket -> {
                bucket.forEach(row -> {
                    requests.add(row);
                    context.write(row);
                });
                context.progress(S3Actions.GET_BUCKET_ENCRYPTION, "buckets", ++done[0], buckets.size());
            });
        }
        requests.count().forEach(context::write);
        collectDirectoryBuckets(context);
    }

    private static void collectDirectoryBuckets(CollectorContext context) {
        DirectoryBucketReader reader = new DirectoryBucketReader(context, express(context));
        try (var window = OrderedWindow.start(reader.list(), BUCKETS_AT_A_TIME, reader::read)) {
            window.forEach(bucket -> bucket.ifPresent(context::write));
        }
    }

    private static S3Client express(CollectorContext context) {
        // Sessions apply to objects only. The SDK would use one for calls about buckets at a custom endpoint.
        return context.client(
                S3Client.class, S3Actions.EXPRESS, () -> S3Client.builder().disableS3ExpressSessionAuth(true));
    }

    private static S3Client s3(CollectorContext context) {
        // A single endpoint cannot distinguish buckets by host name.
        return context.client(S3Client.class, () -> S3Client.builder().forcePathStyle(context.standIn()));
    }
}
