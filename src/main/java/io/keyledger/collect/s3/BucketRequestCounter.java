package io.keyledger.collect.s3;

import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.call.Calls;
import io.keyledger.collect.call.OrderedWindow;
import io.keyledger.collect.call.Page;
import io.keyledger.collect.call.Unreadable;
import io.keyledger.collect.metrics.MetricActions;
import io.keyledger.collect.metrics.MetricSums;
import io.keyledger.inventory.BucketRequests;
import io.keyledger.inventory.EncryptedResource;
import io.keyledger.inventory.Encryption;
import io.keyledger.inventory.Purpose;
import io.keyledger.inventory.UsagePeriod.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.MetricsConfiguration;

/**
 * Counts the requests for the objects of buckets with SSE-KMS that have the request metrics of S3. The metrics of a
 * prefix, a tag or an access point are left out, because they leave out requests. Single use; not thread-safe.
 */
final class BucketRequestCounter {
    /** Puts and gets. */
    static final long METRICS_OF_BUCKET = 2;

    private static final String NAMESPACE = "AWS/S3";
    /** Reported as soon as there is a request of any kind (Amazon S3 User Guide, metrics configurations). */
    private static final String ANY_REQUEST = "AllRequests";

    private static final String BUCKET = "BucketName";
    private static final String FILTER = "FilterId";
    private static final String SSE_KMS = "aws:kms";
    private static final int BUCKETS_AT_A_TIME = 32;

    private final CollectorContext context;
    private final Calls calls;
    private final S3Client s3;
    private final Set<String> ofKms = new TreeSet<>();

    BucketRequestCounter(CollectorContext context, S3Client s3) {
        this.context = context;
        this.calls = context.calls();
        this.s3 = s3;
    }

    /** Notes a bucket if it has SSE-KMS. */
    void add(EncryptedResource row) {
        boolean isOfKms = row.purpose().equals(Purpose.DATA)
                && row.encryption()
                        .known()
                        .map(Encryption::algorithm)
                        .filter(SSE_KMS::equals)
                        .isPresent();
        if (isOfKms) {
            ofKms.add(row.id());
        }
    }

    /** The number of buckets with request metrics, whatever their encryption. */
    long metered() {
        return isAsked() ? filters(cloudWatch(), _ -> true).size() : 0;
    }

    /** The requests of the noted buckets, by name. */
    List<BucketRequests> count() {
        if (!isAsked() || ofKms.isEmpty()) {
            return List.of();
        }
        CloudWatchClient cloudWatch = cloudWatch();
        List<Metered> metered = new ArrayList<>();
        try (var window = OrderedWindow.start(
                filters(cloudWatch, ofKms::contains).entrySet(),
                BUCKETS_AT_A_TIME,
                bucket -> whole(bucket.getKey(), bucket.getValue()))) {
            window.forEach(bucket -> bucket.ifPresent(metered::add));
        }
        return metered.isEmpty() ? List.of() : count(metered, cloudWatch);
    }

    /** A bucket with the id of a metrics configuration that has no filter. */
    private record Metered(String bucket, String filterId) {
        Metric metric(String name) {
            return Metric.builder()
                    .namespace(NAMESPACE)
                    .metricName(name)
                    .dimensions(
                            Dimension.builder().name(BUCKET).value(bucket).build(),
                            Dimension.builder().name(FILTER).value(filterId).build())
                    .build();
        }
    }

    private List<BucketRequests> count(List<Metered> metered, CloudWatchClient cloudWatch) {
        Period period = MetricSums.days(context.asOf(), context.depth().usageDays());
        List<Metric> metrics = new ArrayList<>();
        metered.forEach(bucket -> metrics.add(bucket.metric("PutRequests")));
        metered.forEach(bucket -> metrics.add(bucket.metric("GetRequests")));
        return new MetricSums(calls, cloudWatch, period)
                .of(metrics)
                .known()
                .map(sums -> requests(metered, period, sums))
                .orElse(List.of());
    }

    private List<BucketRequests> requests(List<Metered> metered, Period period, List<Long> sums) {
        List<BucketRequests> requests = new ArrayList<>();
        for (int i = 0; i < metered.size(); i++) {
            requests.add(new BucketRequests(
                    context.accountId(),
                    context.region(),
                    "arn:" + context.partition() + ":s3:::" + metered.get(i).bucket(),
                    metered.get(i).filterId(),
                    period,
                    sums.get(i),
                    sums.get(metered.size() + i)));
        }
        return requests;
    }

    private boolean isAsked() {
        return context.depth().usageDays() > 0;
    }

    private CloudWatchClient cloudWatch() {
        return context.client(CloudWatchClient.class, CloudWatchClient::builder);
    }

    /** The ids of the metrics configurations by bucket, as far as there were requests in the last two weeks. */
    private SortedMap<String, Set<String>> filters(CloudWatchClient cloudWatch, Predicate<String> wanted) {
        SortedMap<String, Set<String>> filters = new TreeMap<>();
        calls.eachPage(MetricActions.LIST_METRICS, (@Nullable String marker) -> metrics(cloudWatch, marker), page -> {
            for (Map<String, String> dimensions : page) {
                @Nullable String bucket = dimensions.get(BUCKET);
                @Nullable String filter = dimensions.get(FILTER);
                // Object Lambda access points have metrics of the same name.
                if (bucket != null && filter != null && wanted.test(bucket)) {
                    filters.computeIfAbsent(bucket, _ -> new TreeSet<>()).add(filter);
                }
            }
            return false;
        });
        return filters;
    }

    private static Page<Map<String, String>> metrics(CloudWatchClient cloudWatch, @Nullable String marker) {
        var response = cloudWatch.listMetrics(
                request -> request.namespace(NAMESPACE).metricName(ANY_REQUEST).nextToken(marker));
        return Page.read(response.metrics(), BucketRequestCounter::dimensions, response.nextToken());
    }

    private static Map<String, String> dimensions(Metric metric) {
        return metric.dimensions().stream()
                .collect(Collectors.toMap(
                        dimension -> Unreadable.required(dimension.name(), "name of a dimension"),
                        dimension -> Unreadable.required(dimension.value(), "value of a dimension"),
                        (first, _) -> first));
    }

    /** The first configuration without a filter that has metrics. */
    private Optional<Metered> whole(String bucket, Set<String> filters) {
        return calls
                .list(S3Actions.LIST_BUCKET_METRICS_CONFIGURATIONS, (@Nullable String marker) -> {
                    var response = s3.listBucketMetricsConfigurations(
                            request -> request.bucket(bucket).continuationToken(marker));
                    return Page.read(
                            response.metricsConfigurationList(),
                            BucketRequestCounter::identified,
                            Boolean.TRUE.equals(response.isTruncated()) ? response.nextContinuationToken() : null);
                })
                .items()
                .stream()
                .filter(configuration -> configuration.filter() == null)
                .map(MetricsConfiguration::id)
                .filter(filters::contains)
                .sorted()
                .findFirst()
                .map(filter -> new Metered(bucket, filter));
    }

    private static MetricsConfiguration identified(MetricsConfiguration configuration) {
        Unreadable.required(configuration.id(), "metrics configuration id");
        return configuration;
    }
}
