package io.keyledger.collect.kms;

import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.call.Calls;
import io.keyledger.collect.call.Page;
import io.keyledger.collect.call.Unreadable;
import io.keyledger.inventory.KeyUsage;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.UsagePeriod.Period;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.StatusCode;

/** Counts the requests on each key of a Region with the CloudWatch metric {@code AWS/KMS SuccessfulRequest}. */
final class RequestCounter {
    private static final String NAMESPACE = "AWS/KMS";
    private static final String METRIC = "SuccessfulRequest";
    private static final int DAY_SECONDS = 86_400;
    private static final int MOST_QUERIES = 500;
    private static final int MOST_DATAPOINTS = 100_800;

    private final CollectorContext context;
    private final Calls calls;
    private final CloudWatchClient cloudWatch;
    private final Map<String, Count> counts = new TreeMap<>();

    RequestCounter(CollectorContext context, CloudWatchClient cloudWatch) {
        this.context = context;
        this.calls = context.calls();
        this.cloudWatch = cloudWatch;
    }

    /** Counts whole days, up to the last midnight in UTC. */
    RequestCounts count() {
        int days = context.depth().usageDays();
        if (days == 0) {
            return unread(Observed.notAsked("counting requests is switched off"));
        }
        Instant end = context.asOf().truncatedTo(ChronoUnit.DAYS);
        Period period = new Period(end.minus(Duration.ofDays(days)), end);
        List<Observed<Boolean>> failures = new ArrayList<>();
        Observed<Boolean> listed = calls.eachPage(KmsActions.LIST_METRICS, this::metrics, page -> {
            Observed<Boolean> summed = sum(page, period);
            if (summed.isUnread()) {
                failures.add(summed);
            }
            return summed.isUnread();
        });
        // An incomplete count is worse than none, because it would be taken for the total.
        Observed<Boolean> outcome = failures.isEmpty() ? listed : failures.getFirst();
        return outcome.isUnread()
                ? unread(outcome.map(_ -> period))
                : new RequestCounts(Observed.known(period), usage());
    }

    private static RequestCounts unread(Observed<Period> why) {
        return new RequestCounts(why, Collections.emptySortedMap());
    }

    private Page<Metric> metrics(@Nullable String marker) {
        var response = cloudWatch.listMetrics(
                request -> request.namespace(NAMESPACE).metricName(METRIC).nextToken(marker));
        return new Page<>(response.metrics(), response.nextToken());
    }

    private Observed<Boolean> sum(List<Metric> page, Period period) {
        List<Metered> metered = page.stream()
                .map(metric -> Metered.of(metric, ownKeys()))
                .flatMap(Optional::stream)
                .toList();
        long days = Duration.between(period.start(), period.end()).toDays();
        int size = (int) Math.min(MOST_QUERIES, MOST_DATAPOINTS / days);
        Observed<Boolean> outcome = Observed.known(true);
        for (int from = 0; from < metered.size() && !outcome.isUnread(); from += size) {
            outcome = sumBatch(metered.subList(from, Math.min(metered.size(), from + size)), period);
        }
        return outcome;
    }

    private Observed<Boolean> sumBatch(List<Metered> batch, Period period) {
        List<MetricDataQuery> queries = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            queries.add(query("m" + i, batch.get(i).metric()));
        }
        double[] sums = new double[batch.size()];
        Set<Integer> answered = new HashSet<>();
        Observed<Boolean> outcome = calls.eachPage(
                KmsActions.GET_METRIC_DATA,
                marker -> {
                    GetMetricDataResponse response =
                            cloudWatch.getMetricData(request -> request.metricDataQueries(queries)
                                    .startTime(period.start())
                                    .endTime(period.end())
                                    .nextToken(marker));
                    requireData(response.metricDataResults());
                    return new Page<>(response.metricDataResults(), response.nextToken());
                },
                results -> {
                    for (MetricDataResult result : results) {
                        int index = index(result, batch.size());
                        sums[index] += sum(result);
                        answered.add(index);
                    }
                    return false;
                });
        if (!outcome.isUnread() && answered.size() < batch.size()) {
            return calls.refute(KmsActions.GET_METRIC_DATA, "CloudWatch did not answer for every metric");
        }
        for (int i = 0; i < batch.size() && !outcome.isUnread(); i++) {
            add(batch.get(i), Math.round(sums[i]));
        }
        return outcome;
    }

    private static int index(MetricDataResult result, int size) {
        String id = Unreadable.required(result.id(), "id");
        for (int index = 0; index < size; index++) {
            if (id.equals("m" + index)) {
                return index;
            }
        }
        throw Unreadable.because("it is about '" + id + "', which was not asked for");
    }

    private static double sum(MetricDataResult result) {
        return result.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    private static MetricDataQuery query(String id, Metric metric) {
        return MetricDataQuery.builder()
                .id(id)
                .metricStat(stat -> stat.metric(metric).period(DAY_SECONDS).stat("Sum"))
                .build();
    }

    private static void requireData(List<MetricDataResult> results) {
        for (MetricDataResult result : results) {
            if (result.statusCode() == StatusCode.INTERNAL_ERROR || result.statusCode() == StatusCode.FORBIDDEN) {
                throw SdkClientException.create("CloudWatch answered " + result.statusCodeAsString());
            }
        }
    }

    /** A metric that is listed twice still counts once. */
    private void add(Metered metered, long requests) {
        if (requests == 0) {
            return;
        }
        Count count = count(metered.keyArn());
        if (count.seen.add(metered.identity())) {
            count.byOperation.merge(metered.operation(), requests, Long::sum);
            metered.alsoUsed().ifPresent(destination -> count(destination).reEncryptsInto += requests);
        }
    }

    private Count count(String keyArn) {
        return counts.computeIfAbsent(keyArn, _ -> new Count());
    }

    private String ownKeys() {
        return "arn:" + context.partition() + ":kms:" + context.region() + ":" + context.accountId() + ":key/";
    }

    private SortedMap<String, KeyUsage> usage() {
        SortedMap<String, KeyUsage> usage = new TreeMap<>();
        counts.forEach((arn, count) -> usage.put(
                arn,
                new KeyUsage(
                        context.accountId(),
                        context.region(),
                        arn,
                        Collections.unmodifiableMap(count.byOperation),
                        count.reEncryptsInto)));
        return usage;
    }

    private static final class Count {
        private final Set<String> seen = new HashSet<>();
        private final Map<String, Long> byOperation = new TreeMap<>();
        private long reEncryptsInto;
    }
}
