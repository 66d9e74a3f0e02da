package io.keyledger.collect.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.cli.TestEnvironment;
import io.keyledger.collect.Collector;
import io.keyledger.collect.account.AccountActions;
import io.keyledger.collect.account.Scope;
import io.keyledger.collect.call.ApiAction;
import io.keyledger.endtoend.RunFiles;
import io.keyledger.snapshot.PartId;
import io.keyledger.snapshot.Snapshot;
import io.keyledger.stub.StubBehaviour;
import io.keyledger.stub.world.StubIdentities;
import io.keyledger.stub.world.StubPopulation;
import io.keyledger.stub.world.StubWorld;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each action denied in turn, down to the files of the run: what rests on it is unknown and says why, coverage tells,
 * and no verdict is another one.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeniedActionReportTest {
    private static final String EVERYTHING = "everything";
    private static final String UNKNOWN = "unknown";
    /** Without these, rows are missing: of resources, or of other purposes of theirs. */
    private static final Set<String> LISTINGS = Set.of(
            "kms:ListKeys",
            "s3:ListBuckets",
            "s3:GetBucketReplication",
            "s3:ListBucketInventoryConfigurations",
            "s3express:ListDirectoryBuckets",
            "ec2:DescribeVolumes",
            "ec2:DescribeSnapshots",
            "ec2:DescribeImages",
            "ec2:ListSnapshotsInRecycleBin",
            "ec2:DescribeLaunchTemplateVersions");
    /** Cells that sum up or explain what other cells say. */
    private static final Set<String> SUMMARIES = Set.of(
            "failed_findings",
            "resources_protected",
            "decryptors",
            "last_used_at",
            "last_used_evidence",
            "note",
            "key_name");
    /** What AWS tells nobody is not known without a denial either. */
    private static final String NEVER_TOLD = "AWS does not name the key of a snapshot in the Recycle Bin";
    /** Of keys of AWS the policy is not judged; where it is not known whose a key is, it is, and may well pass. */
    private static final String WHOSE = "kms:DescribeKey NOT_APPLICABLE PASS";
    /** Who decrypts by IAM is told with the organization that decrypts too, unless it is not known to be theirs. */
    private static final String FOLDED = "organizations:DescribeOrganization NOT_APPLICABLE FAIL";

    private final StubAws aws = StubAws.of(StubWorld.builder()
            .accounts(StubAws.ACCOUNT)
            .regions("us-east-1")
            .population(StubPopulation.ofEveryKind(8, 6, 6))
            .identities(new StubIdentities(6, 2, 1, 3))
            .build());
    private final Path folder;

    private RunFiles allowed = RunFiles.NONE;

    DeniedActionReportTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeAll
    void auditWithEverythingAllowed() throws IOException {
        aws.collect(settings(), folder.resolve(EVERYTHING));
        assertThat(evaluate(EVERYTHING)).isZero();
        allowed = files(EVERYTHING);
        assertThat(allowed.rows("findings"))
                .extracting(finding -> finding.get("status"))
                .contains("PASS", "FAIL", "NOT_APPLICABLE");
    }

    @AfterAll
    void close() {
        aws.close();
    }

    static Stream<ApiAction> actions() {
        return CollectorRegistry.actions(CollectorRegistry.installed().chosen(StubAws.COLLECTORS), StubAws.DEPTH)
                .stream()
                // What is asked about the account itself, and only of servers that do not name a bucket's Region.
                .filter(action -> !AccountActions.ALL.contains(action))
                .filter(action -> !action.operation().equals("GetBucketLocation"));
    }

    @ParameterizedTest
    @MethodSource("actions")
    void leavesWhatRestsOnItUnknownAndChangesNoVerdict(ApiAction action) throws IOException {
        String name = action.toString().replace(':', '-');
        keepWhatRestsOnOthers(action, folder.resolve(name));
        aws.server().behave(StubBehaviour.calm().denying(action.toString()));
        aws.collect(settings(), folder.resolve(name));

        assertThat(evaluate(name)).as("the evidence is incomplete").isEqualTo(3);

        RunFiles denied = files(name);
        assertCoverage(action, denied);
        assertFindings(action, denied);
        assertCells(action, "keys", List.of("key_arn"), denied);
        assertCells(action, "resources", List.of("resource_type", "resource_id", "purpose"), denied);
    }

    private static void assertCoverage(ApiAction action, RunFiles denied) {
        assertThat(denied.rows("coverage"))
                .filteredOn(row -> cell(row, "service").equals(action.service())
                        && cell(row, "action").equals(action.operation()))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row)
                        .containsEntry("answered", "0")
                        .containsEntry("denied", row.get("asked"))
                        .doesNotContainEntry("note", ""));
        assertThat(denied.rows("coverage"))
                .filteredOn(row -> !cell(row, "action").equals(action.operation()))
                .allSatisfy(row -> assertThat(row).containsEntry("answered", row.get("asked")));
    }

    private void assertFindings(ApiAction action, RunFiles denied) {
        Map<String, Map<String, String>> before = by(List.of("finding_id"), allowed.rows("findings"));
        Map<String, Map<String, String>> after = by(List.of("finding_id"), denied.rows("findings"));
        assertThat(before.keySet()).containsAll(after.keySet());
        if (!LISTINGS.contains(action.toString())) {
            assertThat(after.keySet()).isEqualTo(before.keySet());
        }
        after.forEach((id, finding) -> {
            String was = cell(Objects.requireNonNull(before.get(id)), "status");
            String is = cell(finding, "status");
            if (is.equals(was) || Set.of(WHOSE, FOLDED).contains(action + " " + was + " " + is)) {
                return;
            }
            assertThat(is).as("%s, which was %s", finding, was).isEqualTo("UNKNOWN");
            assertThat(cell(finding, "reason"))
                    .containsAnyOf("denied " + action.permission(), "denied " + action, NEVER_TOLD);
        });
    }

    private void assertCells(ApiAction action, String table, List<String> key, RunFiles denied) {
        Map<String, Map<String, String>> before = by(key, allowed.rows(table));
        Map<String, Map<String, String>> after = by(key, denied.rows(table));
        assertThat(before.keySet()).containsAll(after.keySet());
        if (!LISTINGS.contains(action.toString())) {
            assertThat(after.keySet()).isEqualTo(before.keySet());
        }
        after.forEach((id, row) -> row.forEach((column, cell) -> {
            if (cell.endsWith("+") && column.endsWith("_usd_month")) {
                assertThat(new BigDecimal(cell.substring(0, cell.length() - 1)))
                        .as("%s of %s is known from below", column, id)
                        .isLessThanOrEqualTo(new BigDecimal(cell(Objects.requireNonNull(before.get(id)), column)
                                .replace("+", "")));
            } else if (!cell.equals(UNKNOWN) && !SUMMARIES.contains(column)) {
                assertThat(cell)
                        .as("%s of %s", column, id)
                        .isEqualTo(cell(Objects.requireNonNull(before.get(id)), column));
            }
        }));
    }

    /** Copies the parts of collectors that do not ask the action, so that only the others are collected. */
    private void keepWhatRestsOnOthers(ApiAction action, Path directory) throws IOException {
        Set<String> asking = new HashSet<>();
        for (Collector collector : CollectorRegistry.installed().chosen(StubAws.COLLECTORS)) {
            if (collector.actions(StubAws.DEPTH).contains(action)) {
                asking.add(collector.name());
            }
        }
        Path all = folder.resolve(EVERYTHING);
        for (PartId part : Snapshot.open(all).parts()) {
            if (!asking.contains(part.collector())) {
                Path file = Path.of("parts", part.accountId(), part.region(), part.collector() + ".jsonl.gz");
                Files.createDirectories(directory.resolve(file).getParent());
                Files.copy(all.resolve(file), directory.resolve(file));
            }
        }
    }

    private CollectSettings settings() {
        return aws.settings(new Scope(List.of(), null, null, "keyledger", List.of("us-east-1"), StubAws.COLLECTORS));
    }

    private int evaluate(String snapshot) {
        return TestEnvironment.in(folder)
                .run(
                        "audit",
                        "--from",
                        snapshot,
                        "--output",
                        "of-" + snapshot,
                        "--fail-on",
                        "none",
                        "--findings",
                        "all",
                        "--quiet");
    }

    private RunFiles files(String snapshot) throws IOException {
        return RunFiles.onlyIn(folder.resolve("of-" + snapshot));
    }

    private static Map<String, Map<String, String>> by(List<String> columns, Collection<Map<String, String>> rows) {
        Map<String, Map<String, String>> by = new TreeMap<>();
        rows.forEach(row -> by.put(
                String.join(
                        " ", columns.stream().map(column -> cell(row, column)).toList()),
                row));
        assertThat(by).hasSameSizeAs(rows);
        return by;
    }

    private static String cell(Map<String, String> row, String column) {
        return Objects.requireNonNull(row.get(column), column);
    }
}
