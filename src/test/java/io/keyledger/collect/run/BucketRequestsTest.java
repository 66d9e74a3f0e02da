package io.keyledger.collect.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.cli.TestEnvironment;
import io.keyledger.collect.account.Scope;
import io.keyledger.inventory.ApiCoverage;
import io.keyledger.inventory.BucketRequests;
import io.keyledger.stub.world.StubBucket;
import io.keyledger.stub.world.StubPopulation;
import io.keyledger.stub.world.StubRegion;
import io.keyledger.stub.world.StubWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The request metrics of buckets, from CloudWatch to what a bucket would cost. */
class BucketRequestsTest {
    private static final String REGION = "us-east-1";
    private static final int BUCKETS = 40;
    private static final int DAYS = StubAws.DEPTH.usageDays();

    private final StubAws aws = StubAws.of(StubWorld.builder()
            .accounts(StubAws.ACCOUNT)
            .regions(REGION)
            .population(StubPopulation.ofEveryKind(BUCKETS, 2, 2))
            .build());

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    void areCountedForWholeBucketsWithSseKmsAndEstimateWhatTheyCost(@TempDir Path folder) throws IOException {
        List<StubBucket> metered = buckets().stream()
                .filter(bucket -> bucket.encryption().algorithm().equals("aws:kms"))
                .filter(StubBucket::hasRequestMetrics)
                .toList();

        aws.collect(
                aws.settings(new Scope(List.of(), null, null, "keyledger", List.of(REGION), Set.of("kms", "s3"))),
                folder.resolve("kept"));

        assertThat(metered).isNotEmpty();
        assertThat(StubAws.all(folder.resolve("kept"), BucketRequests.class))
                .hasSameSizeAs(metered)
                .zipSatisfy(metered, (requests, bucket) -> {
                    assertThat(requests.bucketArn()).isEqualTo(bucket.arn());
                    assertThat(requests.filterId()).isEqualTo("whole-bucket");
                    assertThat(requests.puts()).isEqualTo(DAYS * bucket.requestsPerDay("PutRequests"));
                    assertThat(requests.gets()).isEqualTo(DAYS * bucket.requestsPerDay("GetRequests"));
                });
        assertThat(StubAws.coverage(folder.resolve("kept")))
                .filteredOn(row -> row.action().equals("ListBucketMetricsConfigurations"))
                .singleElement()
                .extracting(ApiCoverage::asked)
                .isEqualTo((long) metered.size());
        TestEnvironment terminal = TestEnvironment.in(folder);
        String ofKnownKey = metered.stream()
                .filter(bucket -> isKnown(bucket.encryption().key().orElse("")))
                .findFirst()
                .orElseThrow()
                .name();
        assertThat(terminal.run("cost", "--from", "kept", "--bucket", ofKnownKey))
                .as(terminal.err())
                .isZero();
        assertThat(terminal.out()).contains("s3-request-metrics: ").contains("(filter whole-bucket)");
        terminal.run("audit", "--from", "kept", "--output", "runs", "--quiet");
        try (var files = Files.walk(folder.resolve("runs"))) {
            assertThat(files.filter(file -> file.endsWith("costs.csv")).findFirst())
                    .get()
                    .satisfies(costs -> assertThat(costs)
                            .content()
                            .contains("s3:ListBucketMetricsConfigurations")
                            .doesNotContain("s3-request-metrics"));
        }
    }

    private boolean isKnown(String key) {
        return region().key(key.substring(key.lastIndexOf('/') + 1)).isPresent();
    }

    private List<StubBucket> buckets() {
        return IntStream.range(0, BUCKETS).mapToObj(region()::bucket).toList();
    }

    private StubRegion region() {
        return aws.server()
                .world()
                .account(StubAws.ACCOUNT)
                .orElseThrow()
                .region(REGION)
                .orElseThrow();
    }
}
