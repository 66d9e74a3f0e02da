package io.keyledger.collect.kms;

import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.call.Calls;
import io.keyledger.collect.call.Page;
import io.keyledger.collect.metrics.MetricActions;
import io.keyledger.collect.metrics.MetricSums;
import io.keyledger.inventory.KeyUsage;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.UsagePeriod.Period;
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
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Metric;

/** Counts the requests on each key of a Region with the CloudWatch metric {@code AWS/KMS SuccessfulRequest}. */
final class RequestCounter {
    private static final String NAMESPACE = "AWS/KMS";
    private static final String METRIC = "SuccessfulRequest";

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
        Period period = MetricSums.days(context.asOf(), days);
        MetricSums sums = new MetricSums(calls, cloudWatch, period);
        List<Observed<Boolean>> failures = new ArrayList<>();
        Observed<Boolean> listed = calls.eachPage(MetricActions.LIST_METRICS, this::metrics, page -> {
            Observed<Boolean> summed = sum(page, sums);
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

    private Observed<Boolean> sum(List<Metric> page, MetricSums sums) {
        List<Metered> metered = page.stream()
                .map(metric -> Metered.of(metric, ownKeys()))
                .flatMap(Optional::stream)
                .toList();
        Observed<List<Long>> summed =
                sums.of(metered.stream().map(Metered::metric).toList());
        summed.known().ifPresent(requests -> {
            for (int i = 0; i < metered.size(); i++) {
                add(metered.get(i), requests.get(i));
            }
        });
        return summed.map(_ -> true);
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
