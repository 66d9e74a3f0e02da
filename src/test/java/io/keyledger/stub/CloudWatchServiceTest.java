package io.keyledger.stub;

import static io.keyledger.stub.Stage.FIRST;
import static io.keyledger.stub.Stage.VIRGINIA;
import static io.keyledger.stub.Stage.WORLD;
import static io.keyledger.stub.Stage.keyOf;
import static io.keyledger.stub.Stage.keys;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.stub.world.KeyKind;
import io.keyledger.stub.world.StubKey;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.DimensionFilter;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;
import software.amazon.awssdk.services.cloudwatch.model.StatusCode;

class CloudWatchServiceTest {
    @AutoClose
    private final Stage stage = new Stage();

    @Test
    void listsMetricsInPages() {
        StubServer server = stage.server(StubBehaviour.calm());
        CloudWatchClient cloudWatch = stage.clients(server, FIRST).cloudWatch(VIRGINIA);

        List<Metric> requests = cloudWatch
                .listMetricsPaginator(request -> request.namespace("AWS/KMS").metricName("SuccessfulRequest"))
                .metrics()
                .stream()
                .toList();
        long expected = keys().mapToLong(key -> key.uses().size()).sum();
        String arn = requests.getFirst().dimensions().getFirst().value();

        assertThat(requests).hasSize((int) expected).doesNotHaveDuplicates();
        assertThat(server.counters().calls("cloudwatch:ListMetrics")).isGreaterThan(1);
        assertThat(cloudWatch
                        .listMetrics(request -> request.namespace("AWS/KMS")
                                .dimensions(DimensionFilter.builder()
                                        .name("KeyArn")
                                        .value(arn)
                                        .build()))
                        .metrics())
                .isNotEmpty()
                .allSatisfy(metric ->
                        assertThat(metric.dimensions().getFirst().value()).isEqualTo(arn));
        assertThat(cloudWatch
                        .listMetrics(request -> request.namespace("AWS/EC2"))
                        .metrics())
                .isEmpty();
    }

    @Test
    void sumsRequestsAlikeByDayAndByHour() {
        CloudWatchClient cloudWatch =
                stage.clients(stage.server(StubBehaviour.calm()), FIRST).cloudWatch(VIRGINIA);
        StubKey used = keys().filter(key -> !key.uses().isEmpty())
                .filter(key -> key.creationDate().isBefore(WORLD.now().minus(40, ChronoUnit.DAYS)))
                .findFirst()
                .orElseThrow();
        Instant from = WORLD.now().minus(30, ChronoUnit.DAYS);

        GetMetricDataRequest byDay = request(used, from, 86_400).build();
        List<MetricDataResult> days = cloudWatch.getMetricData(byDay).metricDataResults();
        List<MetricDataResult> hours = cloudWatch
                .getMetricDataPaginator(
                        request(used, from, 3600).maxDatapoints(100).build())
                .metricDataResults()
                .stream()
                .toList();

        assertThat(days).hasSize(1);
        assertThat(days.getFirst().statusCode()).isEqualTo(StatusCode.COMPLETE);
        assertThat(days.getFirst().timestamps()).hasSize(30).isSorted();
        assertThat(hours)
                .hasSize(8)
                .first()
                .satisfies(result -> assertThat(result.statusCode()).isEqualTo(StatusCode.PARTIAL_DATA));
        assertThat(total(hours)).isEqualTo(total(days)).isPositive();
    }

    @Test
    void countsDownToTheExpiryOfImportedMaterial() {
        CloudWatchClient cloudWatch =
                stage.clients(stage.server(StubBehaviour.calm()), FIRST).cloudWatch(VIRGINIA);
        StubKey expiring = keyOf(KeyKind.IMPORTED_EXPIRING);
        MetricDataQuery query = MetricDataQuery.builder()
                .id("expiry")
                .metricStat(stat -> stat.period(3600)
                        .stat("Minimum")
                        .metric(metric -> metric.namespace("AWS/KMS")
                                .metricName("SecondsUntilKeyMaterialExpiration")
                                .dimensions(Dimension.builder()
                                        .name("KeyId")
                                        .value(expiring.id())
                                        .build())))
                .build();

        List<MetricDataResult> results = cloudWatch
                .getMetricData(request -> request.metricDataQueries(query)
                        .startTime(WORLD.now().minus(1, ChronoUnit.HOURS))
                        .endTime(WORLD.now()))
                .metricDataResults();

        assertThat(results.getFirst().values()).containsExactly((double)
                Duration.between(WORLD.now(), expiring.validTo().orElseThrow()).toSeconds());
    }

    private static GetMetricDataRequest.Builder request(StubKey key, Instant from, int period) {
        String operation =
                key.uses().isEmpty() ? "Decrypt" : key.uses().getFirst().operation();
        MetricDataQuery query = MetricDataQuery.builder()
                .id("m0")
                .metricStat(stat -> stat.period(period)
                        .stat("Sum")
                        .metric(metric -> metric.namespace("AWS/KMS")
                                .metricName("SuccessfulRequest")
                                .dimensions(
                                        Dimension.builder()
                                                .name("Operation")
                                                .value(operation)
                                                .build(),
                                        Dimension.builder()
                                                .name("KeyArn")
                                                .value(key.arn())
                                                .build())))
                .build();
        return GetMetricDataRequest.builder()
                .metricDataQueries(query)
                .startTime(from)
                .endTime(WORLD.now())
                .scanBy(ScanBy.TIMESTAMP_ASCENDING);
    }

    private static double total(List<MetricDataResult> results) {
        return results.stream()
                .flatMap(result -> result.values().stream())
                .mapToDouble(Double::doubleValue)
                .sum();
    }
}
