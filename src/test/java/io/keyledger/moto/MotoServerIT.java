package io.keyledger.moto;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;

class MotoServerIT {

    @RegisterExtension
    static final MotoServer moto = MotoServer.shared();

    @Test
    void accountsAndRegionsSeeNothingOfEachOther() {
        moto.in(Region.US_EAST_1).kms().createKey();

        assertThat(moto.in("111122223333", Region.US_EAST_1).kms().listKeys().keys())
                .isEmpty();
        assertThat(moto.in(Region.EU_WEST_1).kms().listKeys().keys()).isEmpty();
        assertThat(moto.in("111122223333", Region.US_EAST_1)
                        .sts()
                        .getCallerIdentity()
                        .account())
                .isEqualTo("111122223333");
    }

    @Test
    void resettingEmptiesEveryAccount() {
        moto.in("111122223333", Region.US_EAST_1).kms().createKey();
        moto.in(Region.US_EAST_1).s3().createBucket(r -> r.bucket("left-over"));
        moto.controls().deny("s3:ListAllMyBuckets");
        moto.controls().moveClockTo(Instant.parse("2020-01-01T00:00:00Z"));

        moto.reset();

        assertThat(moto.in("111122223333", Region.US_EAST_1).kms().listKeys().keys())
                .isEmpty();
        assertThat(moto.in(Region.US_EAST_1).s3().listBuckets().buckets()).isEmpty();
        assertThat(moto.in(Region.US_EAST_1).kms().createKey().keyMetadata().creationDate())
                .isAfter("2026-01-01T00:00:00Z");
    }

    @Test
    void callsAreCounted() {
        moto.in(Region.US_EAST_1).kms().createKey();
        moto.in(Region.US_EAST_1).s3().createBucket(r -> r.bucket("bucket"));
        moto.controls().forgetCalls();

        moto.in(Region.US_EAST_1).kms().listKeys();
        moto.in(Region.EU_WEST_1).kms().listKeys();
        moto.in(Region.US_EAST_1).s3().getBucketEncryption(r -> r.bucket("bucket"));
        moto.in(Region.US_EAST_1).ec2().describeVolumes();

        assertThat(moto.controls().calls())
                .isEqualTo(Map.of("kms:ListKeys", 2, "s3:GetBucketEncryption", 1, "ec2:DescribeVolumes", 1));
    }

    @Test
    void metricsOfKmsCanBeSeeded() {
        CloudWatchClient cloudWatch = moto.in(Region.US_EAST_1).cloudWatch();
        Dimension key = Dimension.builder()
                .name("KeyArn")
                .value("arn:aws:kms:us-east-1:123456789012:key/a")
                .build();
        Dimension operation =
                Dimension.builder().name("Operation").value("Decrypt").build();
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

        cloudWatch.putMetricData(r -> r.namespace("AWS/KMS")
                .metricData(MetricDatum.builder()
                        .metricName("SuccessfulRequest")
                        .dimensions(key, operation)
                        .timestamp(now.minusSeconds(3600))
                        .value(42.0)
                        .unit(StandardUnit.COUNT)
                        .build()));

        assertThat(cloudWatch
                        .listMetrics(r -> r.namespace("AWS/KMS").metricName("SuccessfulRequest"))
                        .metrics())
                .singleElement()
                .satisfies(metric -> assertThat(metric.dimensions()).containsExactlyInAnyOrder(key, operation));
        assertThat(cloudWatch
                        .getMetricData(r -> r.startTime(now.minusSeconds(7200))
                                .endTime(now)
                                .metricDataQueries(MetricDataQuery.builder()
                                        .id("requests")
                                        .metricStat(s -> s.metric(m -> m.namespace("AWS/KMS")
                                                        .metricName("SuccessfulRequest")
                                                        .dimensions(key, operation))
                                                .period(86_400)
                                                .stat("Sum"))
                                        .build()))
                        .metricDataResults()
                        .getFirst()
                        .values())
                .containsExactly(42.0);
    }
}
