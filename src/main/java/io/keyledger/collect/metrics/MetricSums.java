package io.keyledger.collect.metrics;

import io.keyledger.collect.call.Calls;
import io.keyledger.collect.call.Page;
import io.keyledger.collect.call.Unreadable;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.UsagePeriod.Period;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.StatusCode;

/** Sums metrics over whole days. */
public final class MetricSums {
    private static final int DAY_SECONDS = 86_400;
    private static final int MOST_DATAPOINTS = 100_800;

    private final Calls calls;
    private final CloudWatchClient cloudWatch;
    private final Period period;

    /** @param period whole days in UTC */
    public MetricSums(Calls calls, CloudWatchClient cloudWatch, Period period) {
        this.calls = calls;
        this.cloudWatch = cloudWatch;
        this.period = period;
    }

    /** Whole days, up to the last midnight in UTC. */
    public static Period days(Instant asOf, int days) {
        Instant end = asOf.truncatedTo(ChronoUnit.DAYS);
        return new Period(end.minus(Duration.ofDays(days)), end);
    }

    /** The sum of each metric, in the order of the metrics; all of them or none. */
    public Observed<List<Long>> of(List<Metric> metrics) {
        long days = Duration.between(period.start(), period.end()).toDays();
        int size = (int) Math.min(MetricActions.PAGE, MOST_DATAPOINTS / days);
        List<Long> sums = new ArrayList<>();
        for (int from = 0; from < metrics.size(); from += size) {
            Observed<List<Long>> batch = batch(metrics.subList(from, Math.min(metrics.size(), from + size)));
            if (batch.isUnread()) {
                return batch;
            }
            batch.known().ifPresent(sums::addAll);
        }
        return Observed.known(List.copyOf(sums));
    }

    private Observed<List<Long>> batch(List<Metric> batch) {
        List<MetricDataQuery> queries = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            queries.add(query("m" + i, batch.get(i)));
        }
        double[] sums = new double[batch.size()];
        Set<Integer> answered = new HashSet<>();
        Observed<Boolean> outcome = calls.eachPage(
                MetricActions.GET_METRIC_DATA,
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
            return calls.refute(MetricActions.GET_METRIC_DATA, "CloudWatch did not answer for every metric");
        }
        return outcome.map(_ -> rounded(sums));
    }

    private static List<Long> rounded(double[] sums) {
        List<Long> rounded = new ArrayList<>();
        for (double sum : sums) {
            rounded.add(Math.round(sum));
        }
        return rounded;
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
}
