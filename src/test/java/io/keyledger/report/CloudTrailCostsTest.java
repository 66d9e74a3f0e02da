package io.keyledger.report;

import static io.keyledger.classify.KeyBuilder.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.keyledger.check.CheckCatalogue;
import io.keyledger.check.CheckSettings;
import io.keyledger.classify.KeyBuilder;
import io.keyledger.cost.PriceSheetReader;
import io.keyledger.cost.cloudtrail.CloudTrailLogs;
import io.keyledger.cost.cloudtrail.DigestChain;
import io.keyledger.cost.cloudtrail.Event;
import io.keyledger.cost.cloudtrail.FolderFiles;
import io.keyledger.cost.cloudtrail.TrailFolder;
import io.keyledger.evaluate.AuditSettings;
import io.keyledger.evaluate.EvaluationListener;
import io.keyledger.evaluate.FindingSelection;
import io.keyledger.evaluate.RunParameters;
import io.keyledger.evaluate.RunSummary.Outcome;
import io.keyledger.inventory.ApiCoverage;
import io.keyledger.inventory.KeyUsage;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.UsagePeriod;
import io.keyledger.inventory.UsagePeriod.Period;
import io.keyledger.policy.search.TrustZone;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What log files of CloudTrail add to the costs of a run. */
class CloudTrailCostsTest {
    private static final String OWNER = KeyBuilder.ACCOUNT;
    private static final String OTHER = "444455556666";
    private static final String KEY = key().arn();
    private static final Instant FIRST = Instant.parse("2026-11-01T00:01:00Z");
    private static final Instant LAST = Instant.parse("2026-11-10T23:59:00Z");

    @TempDir
    private Path directory;

    private TrailFolder trail = new TrailFolder(Path.of("."));

    @BeforeEach
    void makeFolder() {
        trail = new TrailFolder(directory.resolve("trail"));
    }

    @Test
    void aLineNamesWhoUsedTheKeyForWhat() throws IOException {
        trail.file(
                OWNER,
                decrypt("app").at(FIRST),
                decrypt("app").at(LAST),
                decrypt("report")
                        .context("aws:s3:arn", "arn:aws:s3:::data/object")
                        .through("s3.amazonaws.com"),
                decrypt("report").failed("AccessDenied"));

        List<Map<String, String>> lines = requests(report(100), KEY);

        assertThat(lines)
                .extracting(
                        row -> row.get("caller"),
                        row -> row.get("resource"),
                        row -> row.get("quantity"),
                        row -> row.get("period_days"),
                        row -> row.get("amount_usd"),
                        row -> row.get("amount_usd_month"),
                        row -> row.get("confidence"))
                .containsExactly(
                        tuple("arn:aws:iam::111122223333:role/app", "", "2", "10", "0.000006", "0.000018", "measured"),
                        tuple(
                                "arn:aws:iam::111122223333:role/report",
                                "arn:aws:s3:::data",
                                "1",
                                "10",
                                "0.000003",
                                "0.000009",
                                "measured"));
        assertThat(lines).allSatisfy(row -> assertThat(row.get("source")).startsWith("cloudtrail; "));
        assertThat(lines.getLast().get("note")).contains("through s3.amazonaws.com");
    }

    @Test
    void twoSourcesThatDisagreeAreBothShownAndCountedOnce() throws IOException {
        trail.file(OWNER, decrypt("app").at(FIRST), decrypt("app").at(LAST));

        Path run = report(90_000).folder();

        assertThat(requests(run, KEY))
                .singleElement()
                .satisfies(row -> assertThat(row.get("note"))
                        .contains("CloudWatch counted 90000 of these requests in 30 days")
                        .contains("the CloudTrail files have 2 in 10 days"));
        assertThat(Csv.rows(run.resolve("keys.csv")))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("requests", "2")
                        .containsEntry("period_days", "10")
                        .containsEntry("requests_usd_month", "0.000018")
                        .containsEntry("total_usd_month", "1.000018"));
    }

    @Test
    void whatTheFilesDoNotHaveIsTakenFromCloudWatch() throws IOException {
        trail.file(OWNER, Event.of("Encrypt", OWNER).on(KEY).byUser(OWNER, "Alice"));

        assertThat(requests(report(90_000), KEY))
                .extracting(row -> row.get("operation"), row -> row.get("caller"), row -> row.get("quantity"))
                .containsExactly(
                        tuple("Decrypt", "unknown", "90000"),
                        tuple("Encrypt", "arn:aws:iam::111122223333:user/Alice", "1"));
    }

    @Test
    void aCallerOfAnotherAccountIsBilled() throws IOException {
        trail.file(
                OTHER,
                Event.of("Decrypt", OTHER).on(KEY).byRole(OTHER, "guest", "one").shared("a"));
        trail.file(OWNER, Event.of("Decrypt", OWNER).on(KEY).byAccount(OTHER).shared("a"));

        assertThat(requests(report(0), KEY))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("account_id", OTHER)
                        .containsEntry("caller", "arn:aws:iam::444455556666:role/guest")
                        .containsEntry("quantity", "1")
                        .hasEntrySatisfying("note", note -> assertThat(note).contains("billed to " + OTHER)));
    }

    @Test
    void requestsOnAKeyOfAnotherAccountAreALineOfWhoeverPays() throws IOException {
        String foreign = key().account(OTHER).arn();
        String ofNobodyHere = key().account("777788889999").arn();
        trail.file(
                OWNER,
                Event.of("Decrypt", OWNER).on(foreign).byRole(OWNER, "app", "one"),
                Event.of("Decrypt", OTHER).on(ofNobodyHere).byRole(OTHER, "guest", "one"));

        Path run = report(0).folder();

        assertThat(requests(run, foreign))
                .singleElement()
                .satisfies(row ->
                        assertThat(row).containsEntry("account_id", OWNER).containsEntry("custody", "unknown"));
        assertThat(requests(run, ofNobodyHere)).isEmpty();
    }

    @Test
    void twoTrailsWithTheSameEventsAreAGapThatTheCostsName() throws IOException {
        Path log = trail.file(OWNER, decrypt("app"));
        Path other = trail.root()
                .resolve("AWSLogs/o-a1b2c3d4e5")
                .resolve(trail.root().resolve("AWSLogs").relativize(log));
        Files.createDirectories(other.getParent());
        Files.copy(log, other);

        WrittenRun doubled = report(0);

        String said = "two trails have the events of 111122223333 eu-central-1, in AWSLogs/ and AWSLogs/o-a1b2c3d4e5/,"
                + " so requests are counted twice: name the folder of one";
        assertThat(doubled.summary().outcome()).isEqualTo(Outcome.INCOMPLETE);
        assertThat(Csv.rows(doubled.folder().resolve("coverage.csv")))
                .filteredOn(row -> Objects.equals(row.get("service"), "cloudtrail"))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("failed", "1")
                        .hasEntrySatisfying("note", note -> assertThat(note).contains(said)));
        assertThat(requests(doubled.folder(), KEY))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row)
                        .containsEntry("confidence", "estimate")
                        .hasEntrySatisfying("note", note -> assertThat(note).contains(said)));
    }

    @Test
    void trailsOfDifferentDaysHaveNoEventInCommon() throws IOException {
        Path log = trail.file(OWNER, decrypt("app"));
        Path earlier = trail.root()
                .resolve("AWSLogs/o-a1b2c3d4e5")
                .resolve(trail.root()
                        .resolve("AWSLogs")
                        .relativize(log)
                        .toString()
                        .replace("/10/", "/09/"));
        Files.createDirectories(earlier.getParent());
        Files.copy(log, earlier);

        WrittenRun apart = report(0);

        assertThat(apart.summary().outcome()).isNotEqualTo(Outcome.INCOMPLETE);
        assertThat(requests(apart.folder(), KEY))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row).containsEntry("confidence", "measured"));
    }

    @Test
    void aTornFileIsAGapAndAForeignOneIsNone() throws IOException {
        trail.file(OWNER, decrypt("app"));
        Path notes = trail.root().resolve("notes.txt");
        Files.writeString(notes, "not a log");
        WrittenRun whole = report(0);
        Files.write(trail.root().resolve("torn.json.gz"), "no gzip".getBytes(StandardCharsets.UTF_8));
        WrittenRun torn = report(0);

        assertThat(whole.summary().outcome()).isNotEqualTo(Outcome.INCOMPLETE);
        assertThat(torn.summary().outcome()).isEqualTo(Outcome.INCOMPLETE);
        assertThat(Csv.rows(torn.folder().resolve("coverage.csv")))
                .filteredOn(row -> Objects.equals(row.get("service"), "cloudtrail"))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("asked", "2")
                        .containsEntry("answered", "1")
                        .hasEntrySatisfying(
                                "note",
                                note -> assertThat(note)
                                        .contains("1 could not be read to the end: torn.json.gz")
                                        .contains("1 not CloudTrail logs: notes.txt")));
    }

    @Test
    void aLogFileThatItsDigestFileListsAndThatIsGoneIsAGap() throws IOException {
        DigestChain chain = new DigestChain(trail.root(), "eu-west-1");
        chain.hour(2);
        Path missing = chain.hour(2).getFirst();
        WrittenRun whole = report(0, true);
        Files.delete(missing);
        WrittenRun incomplete = report(0, true);

        assertThat(whole.summary().outcome()).isNotEqualTo(Outcome.INCOMPLETE);
        assertThat(incomplete.summary().outcome()).isEqualTo(Outcome.INCOMPLETE);
        assertThat(Csv.rows(incomplete.folder().resolve("coverage.csv")))
                .filteredOn(row -> Objects.equals(row.get("action"), "digest files"))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("asked", "4")
                        .containsEntry("answered", "3")
                        .containsEntry("failed", "1")
                        .hasEntrySatisfying(
                                "note",
                                note -> assertThat(note)
                                        .contains("3 of 4 log files in 2 digest files are there, unchanged")
                                        .contains(missing.getFileName() + " is missing")));
    }

    @Test
    void requestsThatFailedAreSaid() throws IOException {
        trail.file(OWNER, decrypt("app").failed("AccessDenied"), decrypt("app").failed("AccessDenied"));

        assertThat(Csv.column(report(0).folder().resolve("coverage.csv"), "note"))
                .anySatisfy(note -> assertThat(note)
                        .contains("2 requests failed")
                        .contains("Decrypt by arn:aws:iam::111122223333:role/app on " + KEY + ": AccessDenied (2)"));
    }

    private static Event decrypt(String role) {
        return Event.of("Decrypt", OWNER).on(KEY).byRole(OWNER, role, "session");
    }

    @Test
    void whoTriedToDecryptAndCouldNotIsAFinding() throws IOException {
        trail.file(
                OWNER,
                Event.of("Decrypt", OWNER).on(KEY).byUser(OWNER, "Eve").failed("AccessDenied"),
                Event.of("Decrypt", OWNER).on(KEY).byUser(OWNER, "Eve").failed("AccessDenied"),
                Event.of("Decrypt", OWNER).on(KEY).byUser(OWNER, "Ann").failed("DisabledException"));

        assertThat(Csv.rows(report(0).folder().resolve("findings.csv")))
                .filteredOn(row -> "KMS-CALLS-DENIED".equals(row.get("check_id")))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row).containsEntry("status", "FAIL");
                    assertThat(row).containsEntry("reason", "2 requests were refused, by 1 caller");
                    assertThat(row)
                            .containsEntry("evidence", "CloudTrail: Decrypt by arn:aws:iam::111122223333:user/Eve (2)");
                });
    }

    private static List<Map<String, String>> requests(WrittenRun run, String keyArn) throws IOException {
        return requests(run.folder(), keyArn);
    }

    private static List<Map<String, String>> requests(Path run, String keyArn) throws IOException {
        return Csv.rows(run.resolve("costs.csv")).stream()
                .filter(row -> keyArn.equals(row.get("key_arn")) && "requests".equals(row.get("line")))
                .toList();
    }

    /** @param counted Decrypt requests that CloudWatch counted on the key in thirty days */
    private WrittenRun report(long counted) throws IOException {
        return report(counted, false);
    }

    private WrittenRun report(long counted, boolean verified) throws IOException {
        Period month = new Period(SnapshotBuilder.AS_OF.minus(Duration.ofDays(30)), SnapshotBuilder.AS_OF);
        SnapshotBuilder snapshot = SnapshotBuilder.snapshot()
                .part(
                        "kms",
                        key().build(),
                        new KeyUsage(
                                OWNER, KeyBuilder.REGION, KEY, counted == 0 ? Map.of() : Map.of("Decrypt", counted), 0),
                        new UsagePeriod(OWNER, KeyBuilder.REGION, Observed.known(month)),
                        new ApiCoverage(OWNER, KeyBuilder.REGION, "kms", "ListKeys", 1, 1, 0, 0, 0, ""));
        AuditSettings settings = new AuditSettings(
                CheckCatalogue.standard(),
                CheckSettings.defaults(),
                PriceSheetReader.bundled(),
                Optional.of(new CloudTrailLogs(_ -> new FolderFiles(trail.root()), verified, 30)),
                TrustZone.ofAccounts(Set.of()),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                FindingSelection.ALL,
                "test",
                new RunParameters("{}\n", "", List.of()));
        Path place = Files.createTempDirectory(directory, "report");
        return WrittenRun.write(
                snapshot.write(place.resolve("snapshot")), settings, place.resolve("run"), EvaluationListener.NONE);
    }
}
