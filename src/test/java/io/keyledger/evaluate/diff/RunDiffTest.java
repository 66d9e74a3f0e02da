package io.keyledger.evaluate.diff;

import static io.keyledger.evaluate.diff.RunFixture.keyArn;
import static io.keyledger.evaluate.diff.RunFixture.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyledger.check.Severity;
import io.keyledger.report.csv.RunTableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunDiffTest {
    private static final String CHECK = "KMS-ROTATION-OFF";
    private static final String NEXT_DAY = "2026-11-25T03:00:00Z";

    @TempDir
    private Path directory;

    private List<Change> diff(RunFixture older, RunFixture newer) throws IOException {
        return RunFixture.diff(older.write(directory.resolve("old")), newer.write(directory.resolve("new")));
    }

    private Change onlyChange(RunFixture older, RunFixture newer) throws IOException {
        List<Change> changes = diff(older, newer);
        assertThat(changes).hasSize(1);
        return changes.getFirst();
    }

    @Test
    void aFailureOfAKeyThatPassedIsNew() throws IOException {
        Change change =
                onlyChange(run().key("a").counted(CHECK, 1, 0), run().key("a").finding(CHECK, "a", "HIGH", "FAIL"));

        assertThat(change.type()).isEqualTo(ChangeType.NEW);
        assertThat(change.before()).isEqualTo("PASS");
        assertThat(change.after()).isEqualTo("FAIL");
        assertThat(change.severity()).contains(Severity.HIGH);
        assertThat(change.subject().keyArn()).isEqualTo(keyArn("a"));
        assertThat(change.subject().name()).isEqualTo("alias/a");
        assertThat(change.subject().detail()).isEqualTo(CHECK);
        assertThat(change.reason()).isEqualTo("why");
    }

    @Test
    void aFailureOfAResourceThatWasNotThereIsNew() throws IOException {
        Change change =
                onlyChange(run(), run().bucket("b", "unencrypted", "", "no").bucketFinding("S3-OFF", "b", "FAIL"));

        assertThat(change.type()).isEqualTo(ChangeType.NEW);
        assertThat(change.before()).isEmpty();
    }

    @Test
    void aFailureIsFixedIfItsResourceStandsAndTheCheckPassed() throws IOException {
        Change change = onlyChange(
                run().key("a").finding(CHECK, "a", "HIGH", "FAIL"),
                run().key("a").counted(CHECK, 1, 0));

        assertThat(change.type()).isEqualTo(ChangeType.FIXED);
        assertThat(change.after()).isEqualTo("PASS");
    }

    @Test
    void aFailureIsGoneAndNotFixedIfItsResourceIsGone() throws IOException {
        Change change = onlyChange(
                run().bucket("b", "unencrypted", "", "no").bucketFinding("S3-OFF", "b", "FAIL"),
                run().counted("S3-OFF", 4, 0));

        assertThat(change.type()).isEqualTo(ChangeType.GONE);
        assertThat(change.after()).isEmpty();
    }

    @Test
    void aResidualOfABillIsFixedIfTheBillAgreesNow() throws IOException {
        RunFixture before = run().billFinding("KMS-BILL-RESIDUAL", "KMS-Keys", "FAIL");

        Change mended = onlyChange(before, run().counted("KMS-BILL-RESIDUAL", 2, 0));

        assertThat(mended.type()).isEqualTo(ChangeType.FIXED);
        assertThat(mended.after()).isEqualTo("PASS");
    }

    @Test
    void aResidualIsGoneIfNoBillOfItsAccountWasCompared() throws IOException {
        RunFixture before = run().billFinding("KMS-BILL-RESIDUAL", "KMS-Keys", "FAIL");

        assertThat(onlyChange(before, run()).type()).isEqualTo(ChangeType.GONE);
        assertThat(onlyChange(before, run().counted("KMS-BILL-RESIDUAL", 0, 2)).type())
                .isEqualTo(ChangeType.GONE);
    }

    @Test
    void aFailureIsGoneIfTheCheckNoLongerAppliesToAnything() throws IOException {
        Change change = onlyChange(
                run().key("a").finding(CHECK, "a", "HIGH", "FAIL"),
                run().key("a").counted(CHECK, 0, 1));

        assertThat(change.type()).isEqualTo(ChangeType.GONE);
        assertThat(change.after()).isEqualTo("NOT_APPLICABLE");
    }

    @Test
    void theCountsOfACheckDoNotAlwaysSayWhetherItPassedOrDoesNotApply() throws IOException {
        Change change = onlyChange(
                run().key("a").finding(CHECK, "a", "HIGH", "FAIL").counted(CHECK, 1, 0),
                run().key("a").counted(CHECK, 1, 1));

        assertThat(change.type()).isEqualTo(ChangeType.FIXED);
        assertThat(change.after()).isEqualTo("PASS;NOT_APPLICABLE");
    }

    @Test
    void aRunThatListsAllFindingsSaysItself() throws IOException {
        Change change = onlyChange(
                run().key("a").finding(CHECK, "a", "HIGH", "FAIL"),
                run().listingAll()
                        .key("a")
                        .finding(CHECK, "a", "HIGH", "NOT_APPLICABLE")
                        .counted(CHECK, 5, 1));

        assertThat(change.type()).isEqualTo(ChangeType.GONE);
    }

    @ParameterizedTest
    @CsvSource({
        "FAIL, UNKNOWN, LOST_FROM_SIGHT",
        "UNKNOWN, FAIL, SEEN_AT_LAST",
        "WAIVED, UNKNOWN, LOST_FROM_SIGHT",
        "UNKNOWN, WAIVED, SEEN_AT_LAST",
        "FAIL, WAIVED, WAIVED",
        "WAIVED, FAIL, WAIVER_ENDED",
        "PASS, FAIL, NEW",
        "PASS, UNKNOWN, LOST_FROM_SIGHT",
        "UNKNOWN, PASS, SEEN_AT_LAST",
        "NOT_APPLICABLE, FAIL, NEW",
        "WAIVED, PASS, FIXED"
    })
    void anotherStatusIsAChangeOfItsOwn(String before, String after, ChangeType type) throws IOException {
        Change change = onlyChange(
                run().listingAll().key("a").finding(CHECK, "a", "LOW", before),
                run().listingAll().key("a").finding(CHECK, "a", "LOW", after));

        assertThat(change.type()).isEqualTo(type);
        assertThat(change.before()).isEqualTo(before);
        assertThat(change.after()).isEqualTo(after);
    }

    @ParameterizedTest
    @CsvSource({"PASS, NOT_APPLICABLE", "NOT_APPLICABLE, PASS"})
    void findingsThatAreNotOpenDoNotChange(String before, String after) throws IOException {
        assertThat(diff(
                        run().listingAll().key("a").finding(CHECK, "a", "LOW", before),
                        run().listingAll().key("a").finding(CHECK, "a", "LOW", after)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"LOW, HIGH, WORSENED", "CRITICAL, MEDIUM, EASED"})
    void aFailureOfAnotherSeverityWorsensOrEases(String before, String after, ChangeType type) throws IOException {
        Change change = onlyChange(
                run().key("a").finding(CHECK, "a", before, "FAIL"),
                run().key("a").finding(CHECK, "a", after, "FAIL"));

        assertThat(change.type()).isEqualTo(type);
        assertThat(change.column()).isEqualTo("severity");
    }

    @Test
    void aResourceWhoseListingIsDeniedIsLostFromSightAndNotGone() throws IOException {
        Change change = diff(
                        run().bucketFinding("S3-OFF", "b", "FAIL").bucket("b", "unencrypted", "", "no"),
                        RunFixture.blank().called("kms", "ListKeys", 0).called("s3", "ListBuckets", 1))
                .getFirst();

        assertThat(change.type()).isEqualTo(ChangeType.LOST_FROM_SIGHT);
        assertThat(change.after()).isEqualTo("UNKNOWN");
    }

    @Test
    void aResourceThatCouldNotBeListedBeforeIsSeenAtLast() throws IOException {
        Change change = diff(
                        RunFixture.blank().called("kms", "ListKeys", 0).called("s3", "ListBuckets", 1),
                        run().bucketFinding("S3-OFF", "b", "FAIL").bucket("b", "unencrypted", "", "no"))
                .getFirst();

        assertThat(change.type()).isEqualTo(ChangeType.SEEN_AT_LAST);
        assertThat(change.isNewFailure(Severity.HIGH)).isTrue();
    }

    @Test
    void aListingThatWasDeniedInBothRunsHidesNothingThatOneOfThemSaw() throws IOException {
        Change change = onlyChange(
                run().called("s3", "ListMore", 1)
                        .bucketFinding("S3-OFF", "b", "FAIL")
                        .bucket("b", "unencrypted", "", "no"),
                run().called("s3", "ListMore", 1));

        assertThat(change.type()).isEqualTo(ChangeType.GONE);
    }

    @Test
    void whatOneRunDidNotAuditIsNotComparable() throws IOException {
        Change change = diff(
                        RunFixture.blank().called("kms", "ListKeys", 0).regions("[\"eu-west-1\"]"),
                        run().bucketFinding("S3-OFF", "b", "FAIL").bucket("b", "unencrypted", "", "no"))
                .getFirst();

        assertThat(change.type()).isEqualTo(ChangeType.NOT_COMPARABLE);
        assertThat(change.causes()).containsExactly(Cause.SCOPE);
        assertThat(change.isNewFailure(Severity.HIGH)).isFalse();
        assertThat(change.hidesNewFailure(Severity.HIGH)).isTrue();
    }

    @Test
    void aCheckThatOneRunDisabledIsNotComparable() throws IOException {
        Change change = onlyChange(
                run().key("a").finding(CHECK, "a", "HIGH", "FAIL"),
                run().key("a").disabled(CHECK));

        assertThat(change.type()).isEqualTo(ChangeType.NOT_COMPARABLE);
        assertThat(change.causes()).containsExactly(Cause.CONFIGURATION);
    }

    @Test
    void aCheckOfANewerVersionIsNotComparable() throws IOException {
        Change change = onlyChange(run().key("a"), run().tool("2").key("a").finding(CHECK, "a", "HIGH", "FAIL"));

        assertThat(change.type()).isEqualTo(ChangeType.NOT_COMPARABLE);
        assertThat(change.causes()).containsExactly(Cause.TOOL);
    }

    @ParameterizedTest
    @CsvSource({
        "key_state, Enabled, PendingDeletion, DELETION_SCHEDULED",
        "key_state, PendingDeletion, Disabled, DELETION_CANCELLED",
        "key_state, Enabled, Disabled, KEY_DISABLED",
        "key_state, Disabled, Enabled, KEY_ENABLED",
        "key_state, Enabled, PendingImport, KEY_STATE_CHANGED",
        "key_state, Enabled, unknown, LOST_FROM_SIGHT",
        "key_state, unknown, Enabled, SEEN_AT_LAST",
        "deletion_date, 2026-12-24T00:00:00Z, 2026-12-07T00:00:00Z, DELETION_DATE_CHANGED",
        "material_expires_at, '', 2026-12-24T00:00:00Z, MATERIAL_EXPIRING",
        "material_expires_at, 2026-12-24T00:00:00Z, 2026-12-01T00:00:00Z, MATERIAL_EXPIRING",
        "material_expires_at, 2026-12-01T00:00:00Z, 2027-12-01T00:00:00Z, MATERIAL_RENEWED",
        "material_expires_at, 2026-12-01T00:00:00Z, '', MATERIAL_RENEWED",
        "last_rotation_date, 2025-12-01T00:00:00Z, 2026-11-24T00:00:00Z, KEY_ROTATED",
        "rotation, on, off, ROTATION_OFF",
        "rotation, off, on, ROTATION_ON",
        "policy_reach, account, public, WORSENED",
        "policy_reach, cross-account, account, EASED",
        "policy_reach, account, unknown, LOST_FROM_SIGHT",
        "custody, customer-managed, imported, CUSTODY_UP",
        "total_usd_month, 1.00, 2.01, COST_UP",
        "total_usd_month, 31.00+, 29.00,",
        "total_usd_month, 20.00, 40.00+, COST_UP",
        "total_usd_month, 40.00, 20.00+,",
        "total_usd_month, 40.00, 20.00, COST_DOWN",
        "total_usd_month, 1.00, 2.00,",
        "total_usd_month, 100.00, 110.00,",
        "total_usd_month, unknown, 2000.00,"
    })
    void aFactOfAKeyChanges(String column, String before, String after, ChangeType type) throws IOException {
        List<Change> changes = diff(run().key("a", Map.of(column, before)), run().key("a", Map.of(column, after)));

        if (type == null) {
            assertThat(changes).isEmpty();
        } else {
            assertThat(changes).hasSize(1);
            assertThat(changes.getFirst().type()).isEqualTo(type);
            assertThat(changes.getFirst().before()).isEqualTo(before);
            assertThat(changes.getFirst().after()).isEqualTo(after);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "30000, 30, 300000, 30, REQUESTS_UP",
        "300000, 30, 30000, 30, REQUESTS_DOWN",
        "30000, 30, 299999, 30,",
        "0, 30, 30000, 30, REQUESTS_UP",
        "0, 30, 29999, 30,",
        "30000, 30, 70000, 7, REQUESTS_UP",
        "70000, 7, 300000, 30,",
        "unknown, 30, 300000, 30,",
        "30000, 30, unknown, 30,",
        "30000, 0, 300000, 30,"
    })
    void aKeyGetsTenTimesTheRequestsOrATenth(
            String before, String daysBefore, String after, String daysAfter, ChangeType type) throws IOException {
        List<Change> changes = diff(
                run().key("a", Map.of("requests", before, "period_days", daysBefore)),
                run().key("a", Map.of("requests", after, "period_days", daysAfter)));

        assertThat(changes).extracting(Change::type).isEqualTo(type == null ? List.of() : List.of(type));
    }

    @Test
    void aNewKeyIsOneChangeWhateverItsAccessAndGrants() throws IOException {
        Change change = onlyChange(
                run(), run().key("a").access("a", "decrypt", "arn:role/x").grant("a", "g", "arn:role/x"));

        assertThat(change.type()).isEqualTo(ChangeType.KEY_CREATED);
    }

    @Test
    void aKeyThatIsNotListedAnyMoreIsGone() throws IOException {
        assertThat(onlyChange(run().key("a").access("a", "decrypt", "arn:role/x"), run())
                        .type())
                .isEqualTo(ChangeType.KEY_GONE);
    }

    @Test
    void aPrincipalGainsAndLosesACapabilityOnlyOnceHoweverManyWaysThereAre() throws IOException {
        List<Change> changes = diff(
                run().key("a").access("a", "decrypt", "arn:role/x"),
                run().key("a").access("a", "decrypt", "arn:role/y"));

        assertThat(changes)
                .extracting(change -> change.type() + " " + change.subject().id() + " "
                        + change.subject().detail())
                .containsExactly("ACCESS_GAINED arn:role/y decrypt", "ACCESS_LOST arn:role/x decrypt");
    }

    @Test
    void theFirstAccessToAKeyIsGained() throws IOException {
        assertThat(onlyChange(run().key("a"), run().key("a").access("a", "decrypt", "arn:role/x"))
                        .type())
                .isEqualTo(ChangeType.ACCESS_GAINED);
    }

    @Test
    void accessToAKeyWhosePolicyCouldNotBeReadIsLostFromSight() throws IOException {
        Change change = onlyChange(
                run().key("a").access("a", "decrypt", "arn:role/x"),
                run().key("a").access("a", "unknown", "unknown"));

        assertThat(change.type()).isEqualTo(ChangeType.LOST_FROM_SIGHT);
    }

    @Test
    void aGrantIsAddedAndRetired() throws IOException {
        assertThat(diff(
                        run().key("a").grant("a", "1", "arn:role/x"),
                        run().key("a").grant("a", "2", "arn:role/y")))
                .extracting(Change::type)
                .containsExactlyInAnyOrder(ChangeType.GRANT_ADDED, ChangeType.GRANT_RETIRED);
    }

    @Test
    void aResourceGoesDownTheLadderOfCustody() throws IOException {
        List<Change> changes = diff(
                run().bucket("b", "customer-managed", keyArn("a"), "no"), run().bucket("b", "aws-managed", "", "no"));

        assertThat(changes).extracting(Change::type).containsExactly(ChangeType.CUSTODY_DOWN, ChangeType.KEY_CHANGED);
    }

    @Test
    void aResourceIsAtRisk() throws IOException {
        assertThat(onlyChange(
                                run().bucket("b", "imported", keyArn("a"), "no"),
                                run().bucket("b", "imported", keyArn("a"), "yes"))
                        .type())
                .isEqualTo(ChangeType.WORSENED);
    }

    @Test
    void coverageIsWorseIfMoreCallsAreNotAnswered() throws IOException {
        Change change = onlyChange(run().called("kms", "ListGrants", 0), run().called("kms", "ListGrants", 1));

        assertThat(change.type()).isEqualTo(ChangeType.COVERAGE_WORSE);
        assertThat(change.subject().id()).isEqualTo("kms:ListGrants");
    }

    @Test
    void theCausesThatTheManifestsAllowAreNotToldApart() throws IOException {
        Change change = onlyChange(
                run().key("a").counted(CHECK, 1, 0),
                run().asOf(NEXT_DAY).snapshot("b").settings("other").key("a").finding(CHECK, "a", "LOW", "FAIL"));

        assertThat(change.causes()).containsExactlyInAnyOrder(Cause.AWS, Cause.CLOCK, Cause.CONFIGURATION);
    }

    @Test
    void aFactOfAwsHasNoOtherCause() throws IOException {
        Change change = onlyChange(
                run().key("a"),
                run().asOf(NEXT_DAY).snapshot("b").settings("other").key("a", Map.of("key_state", "Disabled")));

        assertThat(change.causes()).containsExactly(Cause.AWS);
    }

    @Test
    void theSameSnapshotHasNotChangedByAws() throws IOException {
        Change change = onlyChange(
                run().key("a").counted(CHECK, 1, 0),
                run().asOf(NEXT_DAY).key("a").finding(CHECK, "a", "LOW", "FAIL"));

        assertThat(change.causes()).containsExactly(Cause.CLOCK);
    }

    @Test
    void aChangeIsCausedByTheLastStepThatMakesIt() throws IOException {
        Path older = run().key("a").key("b").key("c").counted("X", 3, 0).write(directory.resolve("old"));
        Path clock = run().asOf(NEXT_DAY)
                .listingAll()
                .key("a")
                .key("b")
                .key("c")
                .finding("X", "a", "LOW", "FAIL")
                .finding("X", "b", "LOW", "PASS")
                .finding("X", "c", "LOW", "PASS")
                .write(directory.resolve("clock"));
        Path settings = run().asOf(NEXT_DAY)
                .settings("other")
                .listingAll()
                .key("a")
                .key("b")
                .key("c")
                .finding("X", "a", "LOW", "FAIL")
                .finding("X", "b", "LOW", "FAIL")
                .finding("X", "c", "LOW", "PASS")
                .write(directory.resolve("settings"));
        Path newer = run().asOf(NEXT_DAY)
                .settings("other")
                .snapshot("b")
                .key("a")
                .key("b")
                .key("c")
                .finding("X", "a", "LOW", "FAIL")
                .finding("X", "b", "LOW", "FAIL")
                .finding("X", "c", "LOW", "FAIL")
                .write(directory.resolve("new"));

        Map<String, Set<Cause>> causes = new TreeMap<>();
        RunFixture.diff(
                        older,
                        newer,
                        new Step(RunDescription.read(clock), new RunTableFiles(clock), Set.of(Cause.CLOCK)),
                        new Step(
                                RunDescription.read(settings),
                                new RunTableFiles(settings),
                                Set.of(Cause.CONFIGURATION)))
                .forEach(change -> causes.put(change.subject().name(), change.causes()));

        assertThat(causes)
                .containsEntry("alias/a", Set.of(Cause.CLOCK))
                .containsEntry("alias/b", Set.of(Cause.CONFIGURATION))
                .containsEntry("alias/c", Set.of(Cause.AWS));
    }

    @Test
    void findingsOfOneResourceThatAreNotInTheOrderOfTheirChecksAreRefused() throws IOException {
        Path older = run().key("a")
                .finding("X", "a", "LOW", "FAIL")
                .finding("Y", "a", "LOW", "FAIL")
                .write(directory.resolve("old"));
        Path newer = run().key("a")
                .finding("X", "a", "LOW", "FAIL")
                .finding("Y", "a", "LOW", "UNKNOWN")
                .write(directory.resolve("new"));
        List<String> lines = Files.readAllLines(newer.resolve("findings.csv"));
        Files.write(newer.resolve("findings.csv"), List.of(lines.get(0), lines.get(2), lines.get(1)));

        assertThatThrownBy(() -> RunFixture.diff(older, newer))
                .isInstanceOf(ComparisonException.class)
                .hasMessageContaining("findings.csv is not sorted as keyledger sorts it");
    }

    @Test
    void aTableThatIsNotSortedIsRefused() throws IOException {
        Path older = run().key("a").key("b").write(directory.resolve("old"));
        Path newer = run().key("c").key("d").write(directory.resolve("new"));
        List<String> lines = Files.readAllLines(newer.resolve("keys.csv"));
        Files.write(newer.resolve("keys.csv"), List.of(lines.get(0), lines.get(2), lines.get(1)));

        assertThatThrownBy(() -> RunFixture.diff(older, newer))
                .isInstanceOf(ComparisonException.class)
                .hasMessageContaining("keys.csv is not sorted as keyledger sorts it");
    }
}
