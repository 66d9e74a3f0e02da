package io.keyledger.report;

import static io.keyledger.classify.KeyBuilder.key;
import static io.keyledger.classify.ResourceBuilder.answered;
import static io.keyledger.classify.ResourceBuilder.bucket;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.check.CheckCatalogue;
import io.keyledger.check.CheckSettings;
import io.keyledger.classify.KeyBuilder;
import io.keyledger.cost.PriceSheetReader;
import io.keyledger.evaluate.AcceptedGap;
import io.keyledger.evaluate.AuditSettings;
import io.keyledger.evaluate.EvaluationListener;
import io.keyledger.evaluate.FindingSelection;
import io.keyledger.evaluate.RunParameters;
import io.keyledger.evaluate.RunSummary;
import io.keyledger.inventory.ApiCoverage;
import io.keyledger.inventory.CallRole;
import io.keyledger.inventory.Fact;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.ResourceAttributes;
import io.keyledger.policy.search.TrustZone;
import io.keyledger.snapshot.SnapshotFilter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys and resources are joined over the Regions of a run, and coverage says what none of them shows. */
class AcrossRegionsTest {
    private static final String ELSEWHERE = "us-east-1";

    @TempDir
    private Path directory;

    private final KeyBuilder there = key().region(ELSEWHERE).state("Disabled");

    @Test
    void aBucketKnowsTheKeyOfAnotherRegionAndTheKeyItsBucket() throws IOException {
        Path run = report(twoRegions(there.arn()), List.of()).folder();

        assertThat(Csv.rows(run.resolve("resources.csv")))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("custody", "customer-managed")
                        .containsEntry("key_state", "Disabled")
                        .containsEntry("key_arn", there.arn()));
        assertThat(Csv.rows(run.resolve("keys.csv")))
                .singleElement()
                .satisfies(row ->
                        assertThat(row).containsEntry("region", ELSEWHERE).containsEntry("resources_protected", "1"));
        assertThat(status(run, "KMS-DISABLED-IN-USE")).isEqualTo("FAIL");
        assertThat(status(run, "RESOURCE-KEY-UNUSABLE")).isEqualTo("FAIL");
    }

    @Test
    void aRegionThatIsNotEvaluatedIsStillReadForWhatIsNamedInIt() throws IOException {
        SnapshotFilter here = new SnapshotFilter(Set.of(), Set.of(KeyBuilder.REGION), Set.of());
        SnapshotFilter elsewhere = new SnapshotFilter(Set.of(), Set.of(), Set.of(KeyBuilder.REGION));

        Path ofTheBucket = report(twoRegions(there.arn()), List.of(), here).folder();
        Path ofTheKey = report(twoRegions(there.arn()), List.of(), elsewhere).folder();

        assertThat(Csv.column(ofTheBucket.resolve("resources.csv"), "key_state"))
                .containsExactly("Disabled");
        assertThat(Csv.rows(ofTheBucket.resolve("keys.csv"))).isEmpty();
        assertThat(Csv.column(ofTheKey.resolve("keys.csv"), "resources_protected"))
                .containsExactly("1");
        assertThat(Csv.rows(ofTheKey.resolve("resources.csv"))).isEmpty();
    }

    @Test
    void anAliasOfAnotherRegionLeadsToItsKeyToo() throws IOException {
        String alias = there.arn().replaceFirst(":key/.*", ":alias/app");

        Path run = report(twoRegions(alias), List.of()).folder();

        assertThat(Csv.column(run.resolve("resources.csv"), "key_arn")).containsExactly(there.arn());
        assertThat(Csv.column(run.resolve("keys.csv"), "resources_protected")).containsExactly("1");
    }

    @Test
    void onlyReplicationThatWasNotReadMayHideReplicasOfAKey() throws IOException {
        Observed<String> denied = new Observed.Denied<>("s3:GetReplicationConfiguration", "");
        Observed<String> none = Observed.known("off");

        assertThat(List.of(resourcesProtected(denied), resourcesProtected(none)))
                .containsExactly("unknown", "0");
    }

    /** Of a key in another Region than a bucket. */
    private String resourcesProtected(Observed<String> replicationOfTheBucket) throws IOException {
        SnapshotBuilder snapshot = twoRegions("aws/s3")
                .part(
                        "s3",
                        bucket("b")
                                .attribute(ResourceAttributes.REPLICATION, replicationOfTheBucket)
                                .build(),
                        answered("s3", "ListBuckets"));
        return Csv.column(report(snapshot, List.of()).folder().resolve("keys.csv"), "resources_protected")
                .getFirst();
    }

    @Test
    void aKeyOfARegionThatWasNotAuditedIsUnknown() throws IOException {
        String notAudited = key().region("us-west-2").arn();

        Path run = report(twoRegions(notAudited), List.of()).folder();

        assertThat(Csv.rows(run.resolve("resources.csv")))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("custody", "unknown")
                        .containsEntry("note", "the key is in Region us-west-2, which was not audited"));
        assertThat(Csv.column(run.resolve("keys.csv"), "resources_protected")).containsExactly("0");
    }

    @Test
    void aRegionThatIsNotEnabledIsARowAndNoGap() throws IOException {
        SnapshotBuilder snapshot = SnapshotBuilder.snapshot()
                .part("kms", answered("kms", "ListKeys"))
                .part(
                        KeyBuilder.ACCOUNT,
                        Fact.GLOBAL,
                        "account",
                        coverage("me-south-1", "ec2", "DescribeRegions", 0, 0, "not enabled"));

        WrittenRun written = report(snapshot, List.of());

        assertThat(written.summary().complete()).isTrue();
        assertThat(written.summary().regions()).containsExactly(KeyBuilder.REGION);
        assertThat(Csv.rows(written.folder().resolve("coverage.csv")))
                .anySatisfy(row -> assertThat(row)
                        .containsEntry("region", "me-south-1")
                        .containsEntry("asked", "0")
                        .containsEntry("role", "listing")
                        .containsEntry("note", "not enabled"));
    }

    @Test
    void anAcceptedGapStaysInCoverageAndDoesNotCount() throws IOException {
        AcceptedGap accepted =
                new AcceptedGap("s3:GetBucket*", "*", KeyBuilder.REGION, "nothing is replicated", Optional.empty());

        WrittenRun written = report(withGap(), List.of(accepted));

        assertThat(written.summary().outcome()).isNotEqualTo(RunSummary.Outcome.INCOMPLETE);
        assertThat(Csv.rows(written.folder().resolve("coverage.csv")))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("denied", "2")
                        .containsEntry("role", "detail")
                        .containsEntry("accepted", "nothing is replicated"));
    }

    @Test
    void aGapCountsAgainAfterTheDayUntilWhichItWasAccepted() throws IOException {
        LocalDate today = LocalDate.parse("2026-11-24");

        assertThat(report(withGap(), List.of(until(today))).summary().complete())
                .isTrue();
        assertThat(report(withGap(), List.of(until(today.minusDays(1))))
                        .summary()
                        .outcome())
                .isEqualTo(RunSummary.Outcome.INCOMPLETE);
    }

    @Test
    void anAcceptanceCountsForItsActionAccountAndRegionOnly() throws IOException {
        for (AcceptedGap other : List.of(
                new AcceptedGap("s3:GetBucketPolicy", "*", "*", "why", Optional.empty()),
                new AcceptedGap("s3:GetBucketReplication", "444455556666", "*", "why", Optional.empty()),
                new AcceptedGap("s3:GetBucketReplication", "*", "global", "why", Optional.empty()))) {
            WrittenRun written = report(withGap(), List.of(other));

            assertThat(written.summary().complete()).as(other.toString()).isFalse();
            assertThat(Csv.column(written.folder().resolve("coverage.csv"), "accepted"))
                    .containsExactly("");
        }
    }

    private static AcceptedGap until(LocalDate day) {
        return new AcceptedGap("s3:GetBucketReplication", KeyBuilder.ACCOUNT, "*", "why", Optional.of(day));
    }

    private static SnapshotBuilder withGap() {
        return SnapshotBuilder.snapshot()
                .part(
                        "s3",
                        new ApiCoverage(
                                KeyBuilder.ACCOUNT,
                                KeyBuilder.REGION,
                                "s3",
                                "GetBucketReplication",
                                3,
                                1,
                                2,
                                0,
                                0,
                                "no"));
    }

    private SnapshotBuilder twoRegions(String keyOfTheBucket) {
        return SnapshotBuilder.snapshot()
                .part("kms", answered("kms", "ListKeys"), answered("kms", "ListAliases"))
                .part("s3", bucket("b").kms(keyOfTheBucket).build(), answered("s3", "ListBuckets"))
                .part(
                        KeyBuilder.ACCOUNT,
                        ELSEWHERE,
                        "kms",
                        there.build(),
                        coverage(ELSEWHERE, "kms", "ListKeys", 1, 1, ""),
                        coverage(ELSEWHERE, "kms", "ListAliases", 1, 1, ""))
                .part(
                        KeyBuilder.ACCOUNT,
                        ELSEWHERE,
                        "s3",
                        new ApiCoverage(
                                KeyBuilder.ACCOUNT,
                                ELSEWHERE,
                                "s3",
                                "ListBuckets",
                                1,
                                1,
                                0,
                                0,
                                0,
                                "",
                                CallRole.LISTING,
                                "AWS::S3::Bucket"));
    }

    private static ApiCoverage coverage(
            String region, String service, String action, int asked, int answered, String note) {
        return new ApiCoverage(
                KeyBuilder.ACCOUNT, region, service, action, asked, answered, 0, 0, 0, note, CallRole.LISTING, "");
    }

    private static String status(Path run, String check) throws IOException {
        return Csv.rows(run.resolve("findings.csv")).stream()
                .filter(row -> check.equals(row.get("check_id")))
                .map(row -> row.get("status"))
                .findFirst()
                .orElseThrow();
    }

    private WrittenRun report(SnapshotBuilder snapshot, List<AcceptedGap> accepted) throws IOException {
        return report(snapshot, accepted, SnapshotFilter.ALL);
    }

    private WrittenRun report(SnapshotBuilder snapshot, List<AcceptedGap> accepted, SnapshotFilter filter)
            throws IOException {
        Path place = Files.createTempDirectory(directory, "report");
        return WrittenRun.write(
                snapshot.write(place.resolve("snapshot")),
                new AuditSettings(
                                CheckCatalogue.standard(),
                                CheckSettings.defaults(),
                                PriceSheetReader.bundled(),
                                Optional.empty(),
                                TrustZone.ofAccounts(Set.of()),
                                List.of(),
                                accepted,
                                Optional.empty(),
                                Optional.empty(),
                                FindingSelection.ALL,
                                "test",
                                new RunParameters("{}\n", "0".repeat(64), List.of()))
                        .with(filter),
                place.resolve("run"),
                EvaluationListener.NONE);
    }
}
