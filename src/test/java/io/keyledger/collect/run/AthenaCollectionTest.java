package io.keyledger.collect.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyledger.collect.account.Scope;
import io.keyledger.collect.athena.AthenaUsage;
import io.keyledger.collect.athena.TrailTable;
import io.keyledger.collect.call.CollectException;
import io.keyledger.inventory.ApiCoverage;
import io.keyledger.inventory.Fact;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.TrailRecords;
import io.keyledger.inventory.TrailRequests;
import io.keyledger.snapshot.Shard;
import io.keyledger.stub.StubBehaviour;
import io.keyledger.stub.StubQueries;
import io.keyledger.stub.world.StubWorld;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests that Athena counts. */
class AthenaCollectionTest {
    private static final String OTHER = "444455556666";
    private static final List<String> ACCOUNTS = List.of(StubAws.ACCOUNT, OTHER);
    private static final String KEY = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

    private final StubAws aws = StubAws.of(StubWorld.builder()
            .accounts(ACCOUNTS.toArray(String[]::new))
            .regions("eu-west-1", "us-east-1")
            .build());
    private final StubQueries queries = aws.server().queries();

    @TempDir
    private Path directory;

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    void requestsAreCountedInOneAccountForAll() throws IOException {
        queries.succeeding(
                List.of(
                        row("", "", "7", "2026-10-25T00:00:01Z", "2026-11-23T23:59:59Z"),
                        row(KEY, "Decrypt", "5", "2026-10-26T00:00:00Z", "2026-10-27T00:00:00Z")),
                123_000_000);

        collect(usage(false));

        assertThat(queries.started())
                .singleElement()
                .asString()
                .contains("account IN ('111122223333', '444455556666')", "day BETWEEN '2026/10/25' AND '2026/11/24'");
        assertThat(facts(TrailRecords.class))
                .containsExactly(new TrailRecords(
                        StubAws.ACCOUNT,
                        Fact.GLOBAL,
                        Observed.known(new TrailRecords.Counted(
                                12, Instant.parse("2026-10-25T00:00:01Z"), Instant.parse("2026-11-23T23:59:59Z")))));
        assertThat(facts(TrailRequests.class)).singleElement().satisfies(requests -> {
            assertThat(requests.keyArn()).isEqualTo(KEY);
            assertThat(requests.operation()).isEqualTo("Decrypt");
            assertThat(requests.shared()).isTrue();
            assertThat(requests.requests()).isEqualTo(5);
        });
    }

    @Test
    void everyCallAndWhatItScannedIsInTheCoverage() throws IOException {
        queries.limitedTo(2_000_000_000_000L).succeeding(List.of(), 1_500_000_000_001L);

        collect(usage(false));

        assertThat(coverage("GetWorkGroup").note()).contains("stops a query that scans more than 2,000,000 megabytes");
        assertThat(coverage("StartQueryExecution").answered()).isEqualTo(1);
        assertThat(coverage("GetQueryExecution").answered()).isEqualTo(3);
        assertThat(coverage("GetQueryResults").answered()).isEqualTo(1);
        assertThat(coverage("scanned megabytes").answered()).isEqualTo(1_500_001);
        assertThat(coverage("scanned megabytes").note()).isEqualTo("1 query scanned 1,500,000,000,001 bytes");
    }

    @Test
    void aSmallQueryIsBilledAsTenMegabytes() throws IOException {
        queries.succeeding(List.of(), 1);

        collect(usage(false));

        assertThat(coverage("scanned megabytes").answered()).isEqualTo(10);
        assertThat(coverage("GetWorkGroup").note()).contains("does not limit what a query scans");
    }

    @Test
    void allPagesOfAResultAreRead() throws IOException {
        queries.succeeding(
                IntStream.range(0, 2500)
                        .mapToObj(number ->
                                row(KEY, "Operation" + number, "1", "2026-11-01T00:00:00Z", "2026-11-01T00:00:00Z"))
                        .toList(),
                0);

        collect(usage(false));

        assertThat(facts(TrailRequests.class)).hasSize(2500);
        assertThat(coverage("GetQueryResults").answered()).isEqualTo(3);
    }

    @Test
    void theTableIsCreatedOnlyWhenAsked() throws IOException {
        collect(usage(true));

        assertThat(queries.started()).hasSize(2);
        assertThat(queries.started().getFirst()).startsWith("CREATE EXTERNAL TABLE IF NOT EXISTS ");
    }

    @Test
    void aFailedQueryIsAGapWithAthenasReasonAndNeverNoUse() throws IOException {
        queries.failing("TABLE_NOT_FOUND: line 24:8: Table 'default.keyledger_cloudtrail' does not exist");

        collect(usage(false));

        ApiCoverage start = coverage("StartQueryExecution");
        assertThat(start.failed()).isEqualTo(1);
        assertThat(start.note()).contains("Athena's query query-0 failed: TABLE_NOT_FOUND");
        assertThat(facts(TrailRecords.class))
                .singleElement()
                .satisfies(records -> assertThat(records.counted()).isInstanceOf(Observed.Failed.class));
        assertThat(facts(TrailRequests.class)).isEmpty();
    }

    @Test
    void aTableThatCannotBeCreatedEndsTheCounting() throws IOException {
        queries.failing("FAILED: SemanticException");

        collect(usage(true));

        assertThat(queries.started()).hasSize(1);
        assertThat(facts(TrailRecords.class))
                .allSatisfy(records -> assertThat(records.counted().isUnread()).isTrue());
    }

    @Test
    void aDeniedQueryIsAGap() throws IOException {
        aws.server().behave(StubBehaviour.calm().denying("athena:StartQueryExecution"));

        collect(usage(false));

        assertThat(coverage("StartQueryExecution").denied()).isEqualTo(1);
        assertThat(facts(TrailRecords.class))
                .singleElement()
                .satisfies(records -> assertThat(records.counted()).isInstanceOf(Observed.Denied.class));
    }

    @Test
    void aResultOfWhichAPageIsMissingIsNotCountedAtAll() throws IOException {
        queries.succeeding(
                IntStream.range(0, 1500)
                        .mapToObj(number ->
                                row(KEY, "Operation" + number, "1", "2026-11-01T00:00:00Z", "2026-11-01T00:00:00Z"))
                        .toList(),
                0);
        aws.server()
                .behave(StubBehaviour.calm()
                        .denying(call -> call.action().equals("athena:GetQueryResults")
                                && call.resource().contains("from row")));

        collect(usage(false));

        assertThat(facts(TrailRequests.class)).isEmpty();
        assertThat(coverage("GetQueryResults").denied()).isEqualTo(1);
    }

    @Test
    void aRowThatAthenaCouldNotHaveGivenIsAGap() throws IOException {
        queries.succeeding(List.of(row(KEY, "Decrypt", "many", "", "")), 0);

        collect(usage(false));

        assertThat(coverage("GetQueryResults").note()).contains("a row of the result can't be read");
        assertThat(facts(TrailRequests.class)).isEmpty();
    }

    @Test
    void aQueryIsStoppedWhenItsCollectionIs() throws Exception {
        queries.running();
        Thread collecting = Thread.ofPlatform().start(() -> {
            try {
                collect(usage(false));
            } catch (CollectException | IOException _) {
                // Stopped.
            }
        });
        while (aws.server().counters().calls("athena:GetQueryExecution") < 3) {
            Thread.sleep(10);
        }

        collecting.interrupt();
        collecting.join();

        assertThat(aws.server().counters().calls("athena:StopQueryExecution")).isEqualTo(1);
    }

    @Test
    void onlyTheShardWithTheQueryingAccountAsks() throws IOException {
        int asking = new Shard(1, 2).has(StubAws.ACCOUNT) ? 1 : 2;
        for (int number = 1; number <= 2; number++) {
            CollectSettings all = settings(usage(false));
            aws.collect(
                    new CollectSettings(
                            all.scope(),
                            all.depth(),
                            all.pace(),
                            all.endpoint(),
                            null,
                            new Shard(number, 2),
                            all.athena()),
                    directory.resolve("shard-" + number));
            assertThat(queries.started()).hasSize(number < asking ? 0 : 1);
        }
        assertThat(queries.started().getFirst()).contains("'111122223333', '444455556666'");
    }

    @Test
    void anAccountThatIsNotCollectedCannotAsk() {
        AthenaUsage elsewhere =
                new AthenaUsage("999999999999", "audit", table(), "", false, ACCOUNTS, List.of("eu-west-1"), List.of());

        assertThatThrownBy(() -> collect(elsewhere))
                .isInstanceOf(CollectException.class)
                .hasMessageContaining("add it with --account");
    }

    private CollectSettings settings(AthenaUsage usage) {
        Scope scope = new Scope(ACCOUNTS, "Audit", null, "keyledger", List.of("eu-west-1"), Set.of("organizations"));
        CollectSettings all = aws.settings(scope);
        return new CollectSettings(
                scope, all.depth(), all.pace(), all.endpoint(), null, Shard.WHOLE, Optional.of(usage));
    }

    private void collect(AthenaUsage usage) throws IOException {
        aws.collect(settings(usage), directory);
    }

    private static AthenaUsage usage(boolean create) {
        return new AthenaUsage("", "audit", table(), "", create, ACCOUNTS, List.of("eu-west-1"), List.of());
    }

    private static TrailTable table() {
        return new TrailTable("default", "keyledger_cloudtrail", "s3://logs/AWSLogs/");
    }

    private static List<String> row(String key, String operation, String requests, String first, String last) {
        return List.of(
                key,
                operation,
                "",
                "arn:aws:iam::444455556666:role/app",
                OTHER,
                "",
                "",
                "",
                StubAws.ACCOUNT,
                "true",
                requests,
                first,
                last);
    }

    private ApiCoverage coverage(String action) throws IOException {
        return StubAws.coverage(directory).stream()
                .filter(row -> row.service().equals("athena") && row.action().equals(action))
                .findFirst()
                .orElseThrow();
    }

    private <F extends Fact> List<F> facts(Class<F> kind) throws IOException {
        return StubAws.all(directory, kind);
    }
}
