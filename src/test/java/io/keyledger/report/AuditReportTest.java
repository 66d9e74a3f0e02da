package io.keyledger.report;

import static io.keyledger.classify.KeyBuilder.key;
import static io.keyledger.classify.ResourceBuilder.answered;
import static io.keyledger.classify.ResourceBuilder.bucket;
import static io.keyledger.classify.ResourceBuilder.denied;
import static io.keyledger.classify.ResourceBuilder.volume;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import io.keyledger.check.CheckCatalogue;
import io.keyledger.check.CheckSettings;
import io.keyledger.check.Frameworks;
import io.keyledger.check.Severity;
import io.keyledger.check.Status;
import io.keyledger.classify.Custody;
import io.keyledger.classify.KeyBuilder;
import io.keyledger.cost.PriceSheetReader;
import io.keyledger.evaluate.AuditSettings;
import io.keyledger.evaluate.EvaluationListener;
import io.keyledger.evaluate.FindingSelection;
import io.keyledger.evaluate.RunParameters;
import io.keyledger.evaluate.RunSummary;
import io.keyledger.evaluate.RunSummary.Outcome;
import io.keyledger.evaluate.Waiver;
import io.keyledger.inventory.EncryptedResource;
import io.keyledger.inventory.Grant;
import io.keyledger.inventory.KeyGrants;
import io.keyledger.inventory.KeyUsage;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.UsagePeriod;
import io.keyledger.policy.search.TrustZone;
import io.keyledger.report.sort.FullDisk;
import io.keyledger.snapshot.DamagedPartException;
import io.keyledger.snapshot.Snapshot;
import io.keyledger.snapshot.SnapshotException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AuditReportTest {
    private static final List<String> FILES = List.of(
            "README.md",
            "SHA256SUMS",
            "access.csv",
            "checks.csv",
            "configuration.json",
            "costs.csv",
            "coverage.csv",
            "findings.csv",
            "frameworks.csv",
            "grants.csv",
            "keys.csv",
            "manifest.json",
            "report.html",
            "resources.csv",
            "summary.json");

    private static final RunParameters PARAMETERS = new RunParameters(
            "{\"checks\": {}}\n", "0".repeat(64), Frameworks.standard().all());

    @TempDir
    private Path directory;

    @Test
    void everyFileIsThereEvenWithNothingInIt() throws IOException {
        WrittenRun written = report(SnapshotBuilder.snapshot().part("kms"));

        assertThat(names(written.folder())).containsExactlyElementsOf(FILES);
        assertThat(Files.readString(written.folder().resolve("access.csv")))
                .isEqualTo("account_id,region,key_arn,capability,principal,principal_type,principal_account_id,reach,"
                        + "via,statement,conditions,key_name\n");
        assertThat(written.summary().outcome()).isEqualTo(Outcome.CLEAN);
    }

    @Test
    void theSameSnapshotAndSettingsGiveTheSameBytes() throws IOException {
        Snapshot snapshot = whole().write(directory.resolve("snapshot"));

        Path one = WrittenRun.write(snapshot, settings(), directory.resolve("one"), EvaluationListener.NONE)
                .folder();
        Path other = WrittenRun.write(snapshot, settings(), directory.resolve("other"), EvaluationListener.NONE)
                .folder();

        for (String file : FILES) {
            assertThat(other.resolve(file)).as(file).hasSameBinaryContentAs(one.resolve(file));
        }
    }

    @Test
    void resourcesAndKeysAreJoinedInBothDirections() throws IOException {
        Path run = report(whole()).folder();

        assertThat(Csv.rows(run.resolve("keys.csv")))
                .extracting(row -> row.get("key_id"), row -> row.get("resources_protected"))
                .contains(tuple("1234abcd-12ab-34cd-56ef-1234567890ab", "2"));
        assertThat(Csv.rows(run.resolve("resources.csv")))
                .extracting(row -> row.get("resource_id"), row -> row.get("custody"), row -> row.get("key_state"))
                .contains(tuple("vol-1", "customer-managed", "Enabled"), tuple("clear", "unencrypted", ""));
    }

    @Test
    void rowsAreSortedHoweverTheFactsCame() throws IOException {
        Path run = report(SnapshotBuilder.snapshot()
                        .part(
                                "s3",
                                bucket("c").build(),
                                bucket("a").build(),
                                bucket("b").build()))
                .folder();

        assertThat(Csv.column(run.resolve("resources.csv"), "resource_id")).containsExactly("a", "b", "c");
        assertThat(Csv.column(run.resolve("findings.csv"), "resource_id")).isSorted();
    }

    @Test
    void findingsOfAResourceAreInTheOrderOfTheirChecksWhateverItsPurposes() throws IOException {
        Snapshot snapshot = SnapshotBuilder.snapshot()
                .part(
                        "s3",
                        bucket("a").build(),
                        bucket("a").purpose("logs").build(),
                        bucket("a").purpose("backups").build())
                .write(directory.resolve("snapshot"));
        Path run = WrittenRun.write(
                        snapshot,
                        settings(Optional.empty(), List.of(), FindingSelection.ALL),
                        directory.resolve("run"),
                        EvaluationListener.NONE)
                .folder();

        assertThat(Csv.rows(run.resolve("findings.csv")))
                .extracting(row -> row.get("check_id") + ' ' + row.get("finding_id"))
                .hasSizeGreaterThan(8)
                .isSorted();
    }

    @Test
    void twoThingsOfOneIdAreTwoRows() throws IOException {
        EncryptedResource twin = bucket("twin").build();
        WrittenRun written = report(SnapshotBuilder.snapshot()
                .part("kms", key().build())
                .part(
                        "444455556666",
                        KeyBuilder.REGION,
                        "kms",
                        key().account("444455556666").build())
                .part("s3", twin, twin));

        assertThat(Csv.column(written.folder().resolve("keys.csv"), "key_id")).hasSize(2);
        assertThat(Csv.column(written.folder().resolve("resources.csv"), "resource_id"))
                .containsExactly("twin", "twin");
        assertThat(written.summary().resources()).containsExactly(entry(Custody.UNENCRYPTED, 2L));
    }

    @Test
    void whatWasNotAnsweredMakesTheEvidenceIncomplete() throws IOException {
        WrittenRun written = report(SnapshotBuilder.snapshot()
                .part(
                        "kms",
                        key().grants(new Observed.Denied<>("kms:ListGrants", "not authorized"))
                                .build(),
                        answered("kms", "ListKeys"),
                        denied("kms", "ListGrants")));

        assertThat(written.summary().outcome()).isEqualTo(Outcome.INCOMPLETE);
        assertThat(written.summary().gaps()).singleElement().satisfies(gap -> {
            assertThat(gap.action()).isEqualTo("kms:ListGrants");
            assertThat(gap.unanswered()).containsExactly(entry("denied", 1L));
            assertThat(gap.firstPlace()).isEqualTo("111122223333 eu-central-1");
        });
        assertThat(Csv.rows(written.folder().resolve("keys.csv")))
                .extracting(row -> row.get("grants"), row -> row.get("policy_reach"), row -> row.get("decryptors"))
                .containsExactly(tuple("unknown", "unknown", "unknown"));
        assertThat(Csv.rows(written.folder().resolve("grants.csv")))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("grant_id", "unknown")
                        .containsEntry("note", "denied kms:ListGrants: not authorized"));
        assertThat(Csv.rows(written.folder().resolve("access.csv")))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row).containsEntry("principal", "unknown");
                    assertThat(row.get("conditions")).contains("not authorized");
                });
    }

    @Test
    void incompleteEvidenceWinsOverFindings() throws IOException {
        SnapshotBuilder failing =
                SnapshotBuilder.snapshot().part("ebs", volume("vol-1").build());

        assertThat(report(failing).summary().outcome()).isEqualTo(Outcome.FINDINGS);
        assertThat(report(failing.part("kms", denied("kms", "ListKeys")))
                        .summary()
                        .outcome())
                .isEqualTo(Outcome.INCOMPLETE);
    }

    @Test
    void onlyFailuresThatAreSevereEnoughCount() throws IOException {
        Snapshot snapshot =
                SnapshotBuilder.snapshot().part("ebs", volume("vol-1").build()).write(directory.resolve("snapshot"));

        assertThat(WrittenRun.write(
                                snapshot,
                                settings(Optional.of(Severity.CRITICAL), List.of()),
                                directory.resolve("critical"),
                                EvaluationListener.NONE)
                        .summary()
                        .outcome())
                .isEqualTo(Outcome.CLEAN);
        assertThat(WrittenRun.write(
                                snapshot,
                                settings(Optional.empty(), List.of()),
                                directory.resolve("none"),
                                EvaluationListener.NONE)
                        .summary()
                        .outcome())
                .isEqualTo(Outcome.CLEAN);
    }

    @Test
    void whatIsWaivedDoesNotCount() throws IOException {
        Snapshot snapshot =
                SnapshotBuilder.snapshot().part("ebs", volume("vol-1").build()).write(directory.resolve("snapshot"));
        Waiver waiver = new Waiver("*", "vol-1", "a scratch disk", Optional.empty());

        WrittenRun written = WrittenRun.write(
                snapshot,
                settings(Optional.of(Severity.INFO), List.of(waiver)),
                directory.resolve("run"),
                EvaluationListener.NONE);

        assertThat(written.summary().outcome()).isEqualTo(Outcome.CLEAN);
        assertThat(written.summary().findings()).containsKey(Status.WAIVED).doesNotContainKey(Status.FAIL);
        assertThat(Csv.rows(written.folder().resolve("findings.csv")))
                .anySatisfy(row ->
                        assertThat(row).containsEntry("status", "WAIVED").containsEntry("waiver", "a scratch disk"));
    }

    @Test
    void findingsThatAreClosedAreListedOnlyWhereAllAreAskedFor() throws IOException {
        Snapshot snapshot = whole().write(directory.resolve("snapshot"));

        Path open = WrittenRun.write(snapshot, settings(), directory.resolve("open"), EvaluationListener.NONE)
                .folder();
        Path all = WrittenRun.write(
                        snapshot,
                        settings(Optional.empty(), List.of(), FindingSelection.ALL),
                        directory.resolve("all"),
                        EvaluationListener.NONE)
                .folder();

        assertThat(Csv.column(open.resolve("findings.csv"), "status"))
                .contains("FAIL")
                .doesNotContain("PASS", "NOT_APPLICABLE");
        assertThat(Csv.column(all.resolve("findings.csv"), "status")).contains("FAIL", "PASS", "NOT_APPLICABLE");
        assertThat(Csv.rows(all.resolve("findings.csv"))).containsAll(Csv.rows(open.resolve("findings.csv")));
        assertThat(open.resolve("checks.csv")).hasSameBinaryContentAs(all.resolve("checks.csv"));
    }

    @Test
    void everyFindingIsCountedByItsCheckAndPlace() throws IOException {
        Snapshot snapshot = whole().part(
                        "444455556666",
                        KeyBuilder.REGION,
                        "ebs",
                        volume("vol-2").account("444455556666").build())
                .write(directory.resolve("snapshot"));
        Waiver waiver = new Waiver("S3-BUCKET-UNENCRYPTED", "clear", "a public site", Optional.empty());

        Path run = WrittenRun.write(
                        snapshot,
                        settings(Optional.empty(), List.of(waiver), FindingSelection.ALL),
                        directory.resolve("run"),
                        EvaluationListener.NONE)
                .folder();

        Map<String, Long> findings = Csv.rows(run.resolve("findings.csv")).stream()
                .collect(Collectors.groupingBy(
                        row -> String.join(
                                " ",
                                row.get("check_id"),
                                row.get("account_id"),
                                row.get("region"),
                                row.getOrDefault("status", "").toLowerCase(Locale.ROOT)),
                        TreeMap::new,
                        Collectors.counting()));
        Map<String, Long> counted = new TreeMap<>();
        for (Map<String, String> row : Csv.rows(run.resolve("checks.csv"))) {
            if ("no-bill".equals(row.get("evaluation"))) {
                continue;
            }
            for (String status : List.of("pass", "fail", "unknown", "not_applicable", "waived")) {
                long count = Long.parseLong(row.get(status));
                if (count > 0) {
                    counted.put(
                            String.join(" ", row.get("check_id"), row.get("account_id"), row.get("region"), status),
                            count);
                }
            }
        }
        assertThat(counted)
                .isEqualTo(findings)
                .containsEntry("S3-BUCKET-UNENCRYPTED 111122223333 eu-central-1 waived", 1L)
                .containsEntry("EBS-VOLUME-UNENCRYPTED 444455556666 eu-central-1 fail", 1L)
                .containsEntry("EBS-VOLUME-UNENCRYPTED 111122223333 eu-central-1 pass", 1L);
        assertThat(Csv.column(run.resolve("checks.csv"), "check_id")).isSorted();
    }

    @Test
    void aPartThatIsMissingShowsInEveryPlaceThatDependsOnIt() throws IOException {
        WrittenRun written = report(SnapshotBuilder.snapshot()
                .part("kms", key().build(), answered("kms", "ListKeys"))
                .part("s3", answered("s3", "ListBuckets"))
                .missing("ebs"));

        assertThat(written.summary().outcome()).isEqualTo(Outcome.INCOMPLETE);
        assertThat(Csv.rows(written.folder().resolve("coverage.csv")))
                .anySatisfy(row -> assertThat(row)
                        .containsEntry("service", "ebs")
                        .containsEntry("action", "*")
                        .containsEntry("asked", "1")
                        .containsEntry("answered", "0"));
        assertThat(Csv.column(written.folder().resolve("keys.csv"), "resources_protected"))
                .containsExactly("unknown");
        assertThat(manifest(written).path("snapshot").path("missing").path(0).asString())
                .isEqualTo("111122223333/eu-central-1/ebs");
    }

    @Test
    void aDamagedPartThatIsLeftOutShowsInEveryPlaceThatDependsOnIt() throws IOException {
        Path damaged = Files.createTempDirectory(directory, "damaged");
        Snapshot snapshot = SnapshotBuilder.snapshot()
                .part("kms", key().build(), answered("kms", "ListKeys"))
                .part("ebs", answered("ec2", "DescribeVolumes"))
                .part("s3", answered("s3", "ListBuckets"))
                .write(damaged);
        Files.writeString(damaged.resolve("parts/111122223333/eu-central-1/ebs.jsonl.gz"), "not a gzip member at all");

        WrittenRun written = report(snapshot.withoutDamagedParts());

        assertThat(written.summary().outcome()).isEqualTo(Outcome.INCOMPLETE);
        assertThat(Csv.rows(written.folder().resolve("coverage.csv")))
                .anySatisfy(row -> assertThat(row)
                        .containsEntry("service", "ebs")
                        .containsEntry("action", "*")
                        .containsEntry("failed", "1")
                        .containsEntry(
                                "note",
                                "this part of the snapshot is damaged and was skipped: it does not start like a"
                                        + " snapshot part"));
        assertThat(Csv.column(written.folder().resolve("keys.csv"), "resources_protected"))
                .containsExactly("unknown");
        assertThat(manifest(written).path("snapshot").path("damaged").path(0).asString())
                .isEqualTo("111122223333/eu-central-1/ebs");
        assertThatThrownBy(() -> report(snapshot)).isInstanceOf(DamagedPartException.class);
    }

    @Test
    void keysOfARegionThatIsMissingMakeItsResourcesUnknown() throws IOException {
        WrittenRun written = report(SnapshotBuilder.snapshot()
                .part("ebs", volume("vol-1").kms("sse-ebs", key().arn()).build())
                .missing("kms"));

        assertThat(Csv.rows(written.folder().resolve("resources.csv")))
                .singleElement()
                .satisfies(row ->
                        assertThat(row).containsEntry("custody", "unknown").containsEntry("at_risk", "unknown"));
    }

    @Test
    void aFlippedByteIsAnErrorThatLeavesNothing() throws IOException {
        Snapshot snapshot = whole().write(directory.resolve("snapshot"));
        Path part = directory.resolve("snapshot/parts/111122223333/eu-central-1/kms.jsonl.gz");
        byte[] bytes = Files.readAllBytes(part);
        bytes[bytes.length / 2] ^= 1;
        Files.write(part, bytes);

        assertThatThrownBy(() ->
                        WrittenRun.write(snapshot, settings(), directory.resolve("runs/run"), EvaluationListener.NONE))
                .isInstanceOf(SnapshotException.class)
                .hasMessageContaining(part + " is damaged");
        assertThat(names(directory.resolve("runs"))).isEmpty();
    }

    /** Enough for nothing, for temporary files, and for some of the files. */
    @ParameterizedTest
    @ValueSource(longs = {0, 2_000, 15_000})
    void aFullDiskLeavesNothingAndSaysSo(long room) throws IOException {
        Snapshot snapshot = whole().write(directory.resolve("snapshot"));
        Path run = directory.resolve("runs/run");

        assertThatThrownBy(() ->
                        WrittenRun.write(snapshot, settings(), run, EvaluationListener.NONE, FullDisk.after(room)))
                .isInstanceOf(IOException.class)
                .hasMessage("The files of the run could not be written to " + run
                        + ": No space left on device; no partial files remain. Run 'audit --from "
                        + snapshot.directory() + "' to evaluate the snapshot again.");
        assertThat(names(directory.resolve("runs"))).isEmpty();
    }

    @Test
    void aRunThatIsStoppedLeavesNothing() throws IOException {
        Snapshot snapshot = whole().write(directory.resolve("snapshot"));
        Path run = directory.resolve("runs/run");
        EvaluationListener stopping = (_, _, _) -> Thread.currentThread().interrupt();

        assertThatThrownBy(() -> WrittenRun.write(snapshot, settings(), run, stopping))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("stopped");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(names(directory.resolve("runs"))).isEmpty();
    }

    @Test
    void theManifestHoldsTheDigestAndTheRowsOfEveryFile() throws Exception {
        WrittenRun written = report(whole());

        JsonNode manifest = manifest(written);
        List<String> listed = new ArrayList<>();
        for (JsonNode file : manifest.path("files")) {
            String name = file.path("name").asString();
            listed.add(name);
            byte[] bytes = Files.readAllBytes(written.folder().resolve(name));
            assertThat(file.path("sha256").asString())
                    .isEqualTo(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
            assertThat(file.path("bytes").asLong()).isEqualTo(bytes.length);
            if (name.endsWith(".csv")) {
                assertThat(file.path("rows").asLong())
                        .isEqualTo(Csv.rows(written.folder().resolve(name)).size());
            }
        }
        assertThat(listed)
                .containsExactlyInAnyOrderElementsOf(FILES.stream()
                        .filter(name -> !List.of("manifest.json", "SHA256SUMS").contains(name))
                        .toList());
        assertThat(manifest.path("caller_identity").asString()).isEqualTo("arn:aws:iam::111122223333:user/auditor");
        assertThat(manifest.path("start").asString()).isEqualTo("2026-10-25T00:00:00Z");
        assertThat(manifest.path("end").asString()).isEqualTo("2026-11-24T03:00:00Z");
    }

    @Test
    void theManifestSaysWithWhatAndHowCompletelyItWasEvaluated() throws IOException {
        WrittenRun written = report(whole().part(
                        "kms2",
                        key().id("55555555-12ab-34cd-56ef-1234567890ab")
                                .metadataDenied()
                                .build(),
                        denied("kms", "DescribeKey")));

        JsonNode manifest = manifest(written);
        assertThat(manifest.path("as_of").asString()).isEqualTo("2026-11-24T03:00:00Z");
        assertThat(manifest.path("price_sheet_sha256").asString()).isEqualTo("0".repeat(64));
        assertThat(manifest.path("frameworks").path(0).path("id").asString()).isNotEmpty();
        assertThat(manifest.path("complete").asBoolean()).isFalse();
        assertThat(manifest.path("exit_code").asInt()).isEqualTo(3);
        assertThat(manifest.path("populations"))
                .extracting(
                        kind -> kind.path("kind").asString(),
                        kind -> kind.path("listed").asLong(),
                        kind -> kind.path("rows").asLong(),
                        kind -> kind.path("unread").asLong())
                .containsExactly(
                        tuple("AWS::EC2::Volume", 1L, 1L, 0L),
                        tuple("AWS::KMS::Key", 3L, 3L, 1L),
                        tuple("AWS::S3::Bucket", 2L, 2L, 0L));
        assertThat(manifest.path("configuration_sha256").asString())
                .isEqualTo(sha256(Files.readAllBytes(written.folder().resolve("configuration.json"))));
    }

    @Test
    void whatOneDecisionPutsRightIsOneCause() throws IOException {
        String policy =
                "{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"kms:*\",\"Resource\":\"*\"}]}";
        KeyBuilder leaving =
                key().aliases("alias/leaving").state("PendingDeletion").deletionDate("2026-12-01T08:00:00Z");
        WrittenRun written = report(SnapshotBuilder.snapshot()
                .part(
                        "kms",
                        leaving.build(),
                        key().id("66666666-12ab-34cd-56ef-1234567890ab")
                                .policy(Observed.known(policy))
                                .build(),
                        key().id("77777777-12ab-34cd-56ef-1234567890ab")
                                .policy(Observed.known(policy))
                                .build(),
                        answered("kms", "ListKeys"))
                .part(
                        "ebs",
                        volume("vol-1").kms("sse-ebs", leaving.arn()).build(),
                        volume("vol-2").kms("sse-ebs", leaving.arn()).build(),
                        volume("vol-3").build(),
                        volume("vol-4").build()));

        assertThat(written.summary().causes().worst())
                .filteredOn(cause -> cause.severity() == Severity.CRITICAL)
                .extracting(RunSummary.Cause::checkId, RunSummary.Cause::name, RunSummary.Cause::resourceArn)
                .contains(tuple("KMS-PENDING-DELETION-IN-USE", "alias/leaving", leaving.arn()))
                .doesNotHaveDuplicates();
        assertThat(written.summary().causes().worst())
                .as("two volumes and the key itself")
                .filteredOn(cause -> cause.checkId().equals("KMS-PENDING-DELETION-IN-USE"))
                .singleElement()
                .satisfies(cause -> assertThat(cause.failures()).isGreaterThanOrEqualTo(4));
        assertThat(written.summary().causes().worst())
                .as("one statement of two keys")
                .filteredOn(cause -> cause.checkId().startsWith("KMS-PUBLIC-"))
                .singleElement()
                .satisfies(cause -> assertThat(cause.failures()).isGreaterThanOrEqualTo(4));
        assertThat(written.summary().causes().worst())
                .as("two volumes in the clear")
                .filteredOn(cause -> cause.checkId().equals("EBS-VOLUME-UNENCRYPTED"))
                .singleElement()
                .satisfies(cause -> assertThat(cause.failures()).isEqualTo(2));
        assertThat(written.summary().causes().failures())
                .isEqualTo(written.summary().findings().get(Status.FAIL))
                .isGreaterThan(written.summary().causes().failureCauses());
        assertThat(written.summary().causes().severeCauses())
                .isLessThan(written.summary().causes().severeFailures());
    }

    @Test
    void unknownsAreGroupedByTheActionThatWasNotAnswered() throws IOException {
        WrittenRun written = report(SnapshotBuilder.snapshot()
                .part(
                        "kms",
                        key().policy(new Observed.Denied<>("kms:GetKeyPolicy", "not authorized to a"))
                                .build(),
                        key().id("66666666-12ab-34cd-56ef-1234567890ab")
                                .policy(new Observed.Denied<>("kms:GetKeyPolicy", "not authorized to b"))
                                .build(),
                        denied("kms", "GetKeyPolicy")));

        assertThat(written.summary().causes().mostUnknown().getFirst().what()).isEqualTo("kms:GetKeyPolicy");
        assertThat(written.summary().causes().mostUnknown().getFirst().findings())
                .isGreaterThan(20);
        assertThat(written.summary().causes().unknown())
                .isEqualTo(written.summary().findings().get(Status.UNKNOWN));
    }

    @Test
    void deadlinesComeSoonestFirstWithDaysLeft() throws IOException {
        WrittenRun written = report(SnapshotBuilder.snapshot()
                .part(
                        "kms",
                        key().aliases("alias/later")
                                .state("PendingDeletion")
                                .deletionDate("2026-12-20T08:00:00Z")
                                .build(),
                        key().id("66666666-12ab-34cd-56ef-1234567890ab")
                                .aliases("alias/sooner")
                                .origin("EXTERNAL")
                                .expirationModel("KEY_MATERIAL_EXPIRES")
                                .validTo("2026-12-01T08:00:00Z")
                                .build(),
                        key().id("77777777-12ab-34cd-56ef-1234567890ab")
                                .aliases("alias/far")
                                .origin("EXTERNAL")
                                .expirationModel("KEY_MATERIAL_EXPIRES")
                                .validTo("2027-12-01T08:00:00Z")
                                .build()));

        assertThat(written.summary().deadlines())
                .extracting(RunSummary.Deadline::name, RunSummary.Deadline::daysLeft)
                .containsExactly(tuple("alias/sooner", 7L), tuple("alias/later", 26L));
        assertThat(written.summary().deadlines().getLast().remedy())
                .startsWith("aws kms cancel-key-deletion --region eu-central-1 ");
        JsonNode json =
                JsonMapper.shared().readTree(Files.readString(written.folder().resolve("summary.json")));
        assertThat(json.path("deadlines").path(0).path("at").asString()).isEqualTo("2026-12-01T08:00:00Z");
        assertThat(json.path("causes").path("unknown").isIntegralNumber()).isTrue();
    }

    @Test
    void theChecksumsAreThoseOfEveryOtherFile() throws IOException {
        Path run = report(whole()).folder();

        List<String> lines = Files.readAllLines(run.resolve("SHA256SUMS"));

        assertThat(lines).hasSize(FILES.size() - 1);
        for (String line : lines) {
            String[] words = line.split("  ", 2);
            assertThat(words[0]).as(line).isEqualTo(sha256(Files.readAllBytes(run.resolve(words[1]))));
        }
    }

    @Test
    void theReadmeSaysWhatEveryFileAndColumnMeans() throws IOException {
        Path run = report(whole()).folder();

        String readme = Files.readString(run.resolve("README.md"));

        for (String file : FILES) {
            assertThat(readme)
                    .satisfiesAnyOf(
                            text -> assertThat(text).contains(file),
                            _ -> assertThat(file).isEqualTo("README.md"));
            if (!file.endsWith(".csv")) {
                continue;
            }
            String section = readme.substring(readme.indexOf("## " + file));
            String header = Files.readAllLines(run.resolve(file)).getFirst();
            for (String column : header.split(",", -1)) {
                assertThat(section).as(file).containsPattern("\\| `" + column + "` \\| [A-Za-z][^|]+ \\|\n");
            }
        }
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    @Test
    void theFreeTierIsOneLineOfTheAccountOverAllRegions() throws IOException {
        WrittenRun written = report(whole());

        assertThat(Csv.rows(written.folder().resolve("costs.csv")))
                .filteredOn(row -> row.getOrDefault("note", "").startsWith("free tier"))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("region", "global")
                        .containsEntry("key_arn", "")
                        .containsEntry("line", "requests")
                        .containsEntry("quantity", "-20000")
                        .containsEntry("amount_usd", "-0.06"));
        assertThat(written.summary().costs().freeTier().atLeast()).isEqualByComparingTo(new BigDecimal("-0.06"));
        assertThat(written.summary().costs().total())
                .isEqualTo(written.summary()
                        .costs()
                        .storage()
                        .plus(written.summary().costs().rotation())
                        .plus(written.summary().costs().requests())
                        .plus(written.summary().costs().freeTier()));
    }

    @Test
    void requestsOfAKeyThatWasDeletedMeanwhileAreALineWithItsArn() throws IOException {
        String deleted = key().id("77777777-12ab-34cd-56ef-1234567890ab").arn();
        WrittenRun written = report(whole().part(
                        "usage",
                        new KeyUsage(KeyBuilder.ACCOUNT, KeyBuilder.REGION, deleted, Map.of("Decrypt", 100_000L), 0)));

        assertThat(Csv.rows(written.folder().resolve("costs.csv")))
                .filteredOn(row -> deleted.equals(row.get("key_arn")))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("custody", "unknown")
                        .containsEntry("caller", "unknown")
                        .containsEntry("amount_usd", "0.30")
                        .containsEntry("amount_usd_month", "0.00")
                        .containsEntry("key_name", "77777777-12ab-34cd-56ef-1234567890ab"));
        assertThat(Csv.column(written.folder().resolve("keys.csv"), "key_arn")).doesNotContain(deleted);
    }

    @Test
    void everyLineOfAKeyNamesItAsPeopleCallIt() throws IOException {
        WrittenRun written = report(whole());

        assertThat(Csv.rows(written.folder().resolve("costs.csv")))
                .filteredOn(row -> key().arn().equals(row.get("key_arn")))
                .isNotEmpty()
                .allSatisfy(row ->
                        assertThat(row).containsEntry("key_name", "alias/app").containsEntry("resource", ""));
    }

    @Test
    void theAuditsOwnRequestsAreALineThatIsInNoMonth() throws IOException {
        WrittenRun written = report(whole());

        assertThat(Csv.rows(written.folder().resolve("costs.csv")))
                .filteredOn(row -> "audit".equals(row.get("line")))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row).containsEntry("amount_usd_month", ""));
        assertThat(written.summary().costs().audit().atLeast().signum()).isPositive();
    }

    @Test
    void cellsThatSomebodyElseWroteDoNotBecomeFormulas() throws IOException {
        Path run = report(SnapshotBuilder.snapshot()
                        .part(
                                "kms",
                                key().tags(Map.of("=cmd|' /C calc'!A0", "x;=HYPERLINK()"))
                                        .build())
                        .part("s3", bucket("=bucket").build()))
                .folder();

        assertThat(Csv.column(run.resolve("keys.csv"), "tags")).containsExactly("'=cmd|' /C calc'!A0=x\\;=HYPERLINK()");
        assertThat(Csv.column(run.resolve("resources.csv"), "resource_id")).containsExactly("'=bucket");
    }

    @Test
    void nothingThatSomebodyElseWroteActsOnASpreadsheetOrATerminal() throws IOException {
        String hostile = "=cmd\u001b[2J\n::error::\u202e";
        Path run = report(SnapshotBuilder.snapshot()
                        .part(
                                "kms",
                                key().id(hostile)
                                        .aliases(hostile)
                                        .description(hostile)
                                        .state(hostile)
                                        .tags(Map.of(hostile, hostile))
                                        .grants(grants(hostile))
                                        .policy(Observed.known(JsonMapper.shared()
                                                .writeValueAsString(Map.of(
                                                        "Statement",
                                                        Map.of(
                                                                "Sid",
                                                                hostile,
                                                                "Effect",
                                                                "Allow",
                                                                "Principal",
                                                                "*",
                                                                "Action",
                                                                "kms:*",
                                                                "Resource",
                                                                "*")))))
                                        .build(),
                                denied("kms", hostile))
                        .part("s3", bucket(hostile).kms(hostile).build()))
                .folder();

        for (String file : FILES) {
            if (!file.endsWith(".csv")) {
                continue;
            }
            assertThat(Csv.rows(run.resolve(file)))
                    .as(file)
                    .isNotEmpty()
                    .allSatisfy(row -> assertThat(row.values())
                            .noneMatch(cell -> cell.startsWith("="))
                            .noneMatch(cell -> cell.codePoints()
                                    .anyMatch(letter -> Character.getType(letter) == Character.CONTROL
                                            || Character.getType(letter) == Character.FORMAT)));
        }
    }

    private static Observed<KeyGrants> grants(String text) {
        return Observed.known(new KeyGrants(
                List.of(new Grant(
                        text, text, text, text, text, null, List.of(text), Map.of(text, text), Map.of(), text)),
                true));
    }

    @Test
    void everyFileNamesKeysAsPeopleDo() throws IOException {
        Path run = report(whole().part(
                                "kms2",
                                key().aliases("alias/granted")
                                        .id("77777777-12ab-34cd-56ef-1234567890ab")
                                        .grants(2, true)
                                        .build()))
                .folder();

        for (String file : List.of("findings.csv", "costs.csv", "access.csv", "grants.csv", "resources.csv")) {
            assertThat(Csv.rows(run.resolve(file)))
                    .as(file)
                    .allSatisfy(
                            row -> assertThat(row.getOrDefault("key_name", "").isEmpty())
                                    .as("%s", row)
                                    .isEqualTo(row.getOrDefault("key_arn", "").isEmpty()))
                    .extracting(row -> row.get("key_name"))
                    .containsAnyOf("alias/app", "alias/granted");
        }
    }

    @Test
    void callsOfTwoPartsOnOneActionAreOneRow() throws IOException {
        Path run = report(SnapshotBuilder.snapshot()
                        .part("ebs", answered("kms", "ListAliases"))
                        .part("kms", denied("kms", "ListAliases")))
                .folder();

        assertThat(Csv.rows(run.resolve("coverage.csv")))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("asked", "2")
                        .containsEntry("answered", "1")
                        .containsEntry("denied", "1")
                        .containsEntry("note", "not authorized"));
    }

    @Test
    void anotherInstantIsSpokenOfWhereItIsConfigured() throws IOException {
        Snapshot snapshot = whole().write(directory.resolve("snapshot"));
        AuditSettings later = new AuditSettings(
                CheckCatalogue.standard(),
                CheckSettings.defaults(),
                PriceSheetReader.bundled(),
                Optional.empty(),
                TrustZone.ofAccounts(Set.of()),
                List.of(),
                List.of(),
                Optional.of(Instant.parse("2027-06-01T00:00:00Z")),
                Optional.empty(),
                FindingSelection.OPEN,
                "test",
                PARAMETERS);

        WrittenRun written = WrittenRun.write(snapshot, later, directory.resolve("run"), EvaluationListener.NONE);

        assertThat(written.summary().asOf()).isEqualTo("2027-06-01T00:00:00Z");
        assertThat(manifest(written).path("end").asString()).isEqualTo("2027-06-01T00:00:00Z");
    }

    @Test
    void progressGoesThroughAllStagesToTheirEnds() throws IOException {
        Snapshot snapshot = whole().write(directory.resolve("snapshot"));
        List<String> heard = new ArrayList<>();

        WrittenRun.write(snapshot, settings(), directory.resolve("run"), (stage, done, total) -> {
            synchronized (heard) {
                heard.add(stage + " " + done + "/" + total);
            }
        });

        assertThat(heard).contains("READING 0/3", "EVALUATING 0/5", "EVALUATING 5/5", "WRITING 10/10");
    }

    /** Two keys, three resources, requests. */
    private static SnapshotBuilder whole() {
        return SnapshotBuilder.snapshot()
                .part(
                        "kms",
                        key().build(),
                        key().id("99999999-12ab-34cd-56ef-1234567890ab")
                                .aliases("alias/second")
                                .build(),
                        new KeyUsage(
                                KeyBuilder.ACCOUNT, KeyBuilder.REGION, key().arn(), Map.of("Decrypt", 100_000L), 0),
                        new UsagePeriod(
                                KeyBuilder.ACCOUNT,
                                KeyBuilder.REGION,
                                Observed.known(new UsagePeriod.Period(
                                        Instant.parse("2026-10-25T00:00:00Z"), Instant.parse("2026-11-24T00:00:00Z")))),
                        answered("kms", "ListKeys"))
                .part("ebs", volume("vol-1").kms("sse-ebs", key().arn()).build(), answered("ec2", "DescribeVolumes"))
                .part(
                        "s3",
                        bucket("clear").build(),
                        bucket("data").kms(key().arn()).build(),
                        answered("s3", "ListBuckets"));
    }

    private WrittenRun report(SnapshotBuilder builder) throws IOException {
        Path place = Files.createTempDirectory(directory, "report");
        return report(builder.write(place.resolve("snapshot")));
    }

    private WrittenRun report(Snapshot snapshot) throws IOException {
        Path place = Files.createTempDirectory(directory, "run");
        return WrittenRun.write(snapshot, settings(), place.resolve("run"), EvaluationListener.NONE);
    }

    private static AuditSettings settings() {
        return settings(Optional.of(Severity.HIGH), List.of());
    }

    private static AuditSettings settings(Optional<Severity> failOn, List<Waiver> waivers) {
        return settings(failOn, waivers, FindingSelection.OPEN);
    }

    private static AuditSettings settings(Optional<Severity> failOn, List<Waiver> waivers, FindingSelection findings) {
        return new AuditSettings(
                CheckCatalogue.standard(),
                CheckSettings.defaults(),
                PriceSheetReader.bundled(),
                Optional.empty(),
                TrustZone.ofAccounts(Set.of()),
                waivers,
                List.of(),
                Optional.empty(),
                failOn,
                findings,
                "test",
                PARAMETERS);
    }

    private static JsonNode manifest(WrittenRun written) throws IOException {
        return JsonMapper.shared().readTree(Files.readString(written.folder().resolve("manifest.json")));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
