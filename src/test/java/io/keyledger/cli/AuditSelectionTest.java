package io.keyledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.cli.process.ExitCode;
import io.keyledger.report.Csv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Audits that evaluate only some of the checks: what they leave out is neither passed nor failed. */
class AuditSelectionTest {
    private static final String NOVEMBER = "2026-11-24T03:00:00Z";
    private static final String MARCH = "2027-03-24T03:00:00Z";

    @TempDir
    private Path directory;

    private SampleAudits audits;
    private TestEnvironment environment;

    @BeforeEach
    void keepASnapshot() throws IOException {
        audits = SampleAudits.in(directory);
        environment = audits.environment();
    }

    private List<Map<String, String>> rows(String file) throws IOException {
        return rows("20261124T030000Z", file);
    }

    private List<Map<String, String>> rows(String run, String file) throws IOException {
        return Csv.rows(audits.run(run).resolve(file));
    }

    private JsonNode json(String file) throws IOException {
        return JsonMapper.shared()
                .readTree(Files.readString(
                        directory.resolve("reports/20261124T030000Z").resolve(file)));
    }

    @Test
    void onlyTheSelectedChecksHaveFindings() throws IOException {
        audits.audit(NOVEMBER, "--check", "kms-rotation-disabled,KMS-NO-ALIAS");

        assertThat(rows("findings.csv"))
                .extracting(row -> row.get("check_id"))
                .containsOnly("KMS-ROTATION-DISABLED", "KMS-NO-ALIAS");
    }

    @Test
    void theOthersAreNamedAndNeverCountedAsPassed() throws IOException {
        audits.audit(NOVEMBER, "--check", "KMS-NO-ALIAS");

        assertThat(rows("checks.csv"))
                .filteredOn(row -> "KMS-PUBLIC-DECRYPT".equals(row.get("check_id")))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsAllEntriesOf(Map.of(
                                "evaluation", "not-selected",
                                "account_id", "",
                                "pass", "",
                                "fail", "",
                                "severity", "CRITICAL")));
        assertThat(rows("checks.csv"))
                .filteredOn(row -> "evaluated".equals(row.get("evaluation")))
                .extracting(row -> row.get("check_id"))
                .containsOnly("KMS-NO-ALIAS");
        assertThat(rows("frameworks.csv"))
                .allSatisfy(row -> assertThat(row.get("status")).isEqualTo("not-evaluated"))
                .allSatisfy(row -> assertThat(row.get("passed")).isEqualTo("0"));
    }

    @Test
    void summaryAndManifestSayWhatWasSelected() throws IOException {
        audits.audit(NOVEMBER, "--check", "KMS-NO-ALIAS");

        assertThat(environment.out())
                .contains("A part of the checks only: 1 of 93 were selected; the others were not evaluated\n");
        JsonNode counts = json("summary.json").path("checks");
        assertThat(counts.path("available").asInt()).isEqualTo(93);
        assertThat(counts.path("evaluated").asInt()).isEqualTo(1);
        assertThat(counts.path("not_selected").asInt()).isEqualTo(92);
        JsonNode names = json("manifest.json").path("checks");
        assertThat(names.path("not_selected").size()).isEqualTo(92);
        assertThat(names.path("selection").path("checks").get(0).asString()).isEqualTo("KMS-NO-ALIAS");
    }

    @Test
    void thePageAndTheJobSummarySayThatChecksWereLeftOut() {
        audits.audit(NOVEMBER, "--check", "KMS-NO-ALIAS", "--formats", "md");

        assertThat(directory.resolve("reports/20261124T030000Z/report.html"))
                .content()
                .contains("A part of the checks only.", "92 checks were not selected.", "<td class=\"mono\">DORA</td>");
        assertThat(directory.resolve("reports/20261124T030000Z/summary.md"))
                .content()
                .contains("A part of the checks only: 92 of 93 were not selected");
    }

    @Test
    void aFullRunSaysThatEveryCheckWasEvaluatedThatNeedsNoBill() throws IOException {
        audits.audit(NOVEMBER);

        assertThat(environment.out()).doesNotContain("A part of the checks");
        JsonNode checks = json("manifest.json").path("checks");
        assertThat(checks.path("no_bill"))
                .singleElement()
                .extracting(JsonNode::asString)
                .isEqualTo("KMS-BILL-RESIDUAL");
        assertThat(checks.path("evaluated").asInt())
                .isEqualTo(checks.path("available").asInt() - 1);
        assertThat(checks.has("selection")).isFalse();
    }

    @Test
    void aDisabledCheckIsNamedAsSuch() throws IOException {
        configure("checks:\n  disabled: [KMS-NO-ALIAS]\n");

        audits.audit(NOVEMBER);

        assertThat(rows("checks.csv"))
                .filteredOn(row -> "KMS-NO-ALIAS".equals(row.get("check_id")))
                .extracting(row -> row.get("evaluation"))
                .containsExactly("disabled");
    }

    @Test
    void theExitCodeFollowsTheSelectedChecks() throws IOException {
        configure(ACCEPTED_GAPS);

        assertThat(audits.audit(NOVEMBER)).isEqualTo(ExitCode.FINDINGS.number());
        assertThat(audits.audit(NOVEMBER, "--check", "KMS-NO-ALIAS")).isEqualTo(ExitCode.CLEAN.number());
        assertThat(audits.audit(NOVEMBER, "--check", "KMS-NO-ALIAS", "--fail-on", "low"))
                .isEqualTo(ExitCode.FINDINGS.number());
    }

    private static final String ACCEPTED_GAPS = """
        accepted-gaps:
          - {action: "kms:*", account: "*", region: "*", reason: known, until: never}
          - {action: "s3:*", account: "*", region: "*", reason: known, until: never}
          - {action: "ec2:*", account: "*", region: "*", reason: known, until: never}
          - {action: "iam:*", account: "*", region: "*", reason: known, until: never}
          - {action: "organizations:*", account: "*", region: "*", reason: known, until: never}
          - {action: "cloudwatch:*", account: "*", region: "*", reason: known, until: never}
        """;

    @Test
    void aSeverityLeavesOutTheMilderChecks() throws IOException {
        audits.audit(NOVEMBER, "--severity", "high");

        assertThat(rows("findings.csv")).extracting(row -> row.get("severity")).containsOnly("CRITICAL", "HIGH");
        assertThat(rows("checks.csv"))
                .filteredOn(row -> "not-selected".equals(row.get("evaluation")))
                .extracting(row -> row.get("severity"))
                .containsOnly("MEDIUM", "LOW", "INFO");
    }

    @Test
    void theSeverityIsTheOneThatIsConfigured() throws IOException {
        configure("checks:\n  severities: {KMS-NO-ALIAS: critical}\n");

        audits.audit(NOVEMBER, "--severity", "critical");

        assertThat(rows("findings.csv")).extracting(row -> row.get("check_id")).contains("KMS-NO-ALIAS");
    }

    @Test
    void aFrameworkSelectsItsChecksAndOnlyItsRequirementsAreCounted() throws IOException {
        audits.audit(NOVEMBER, "--framework", "cis-aws-5.0");

        assertThat(rows("findings.csv"))
                .extracting(row -> row.get("check_id"))
                .containsOnly("KMS-ROTATION-DISABLED", "EBS-VOLUME-UNENCRYPTED", "EBS-DEFAULT-ENCRYPTION-OFF");
        assertThat(rows("frameworks.csv"))
                .extracting(row -> row.get("framework") + " " + row.get("requirement") + " " + row.get("status"))
                .containsExactly("CIS-AWS-5.0 3.6 failed", "CIS-AWS-5.0 5.1.1 failed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        --check | KMS-NO-ALAIS | --check: unknown check 'KMS-NO-ALAIS'; did you mean 'KMS-NO-ALIAS'?
        --framework | PCI-DSS | --framework: unknown framework 'PCI-DSS'; did you mean PCI-DSS-4.0 or PCI-DSS-4.0.1?
        --framework | NOTHING-LIKE-IT | --framework: unknown framework 'NOTHING-LIKE-IT'
        --severity | hgih | --severity can't be 'hgih'
        --collector | kms | --collector chooses what is collected
        """)
    void aNameThatDoesNotExistIsRefusedInOneSentence(String option, String value, String message) {
        assertThat(audits.audit(NOVEMBER, option, value)).isEqualTo(ExitCode.USAGE.number());

        assertThat(environment.err()).contains(message);
        assertThat(directory.resolve("reports/20261124T030000Z")).doesNotExist();
    }

    @Test
    void aSelectionThatLeavesNoCheckIsRefused() {
        assertThat(audits.audit(NOVEMBER, "--check", "KMS-NO-ALIAS", "--severity", "critical"))
                .isEqualTo(ExitCode.USAGE.number());

        assertThat(environment.err())
                .contains("No check is left to evaluate: --check selects KMS-NO-ALIAS; --severity selects checks of"
                        + " severity critical or higher");
    }

    @Test
    void aSelectedCheckThatIsDisabledIsRefused() throws IOException {
        configure("checks:\n  disabled: [KMS-NO-ALIAS]\n");

        assertThat(audits.audit(NOVEMBER, "--check", "KMS-NO-ALIAS,KMS-NO-OWNER-TAG"))
                .isEqualTo(ExitCode.USAGE.number());

        assertThat(environment.err()).contains("--check: the check KMS-NO-ALIAS is disabled by checks.disabled");
    }

    @Test
    void theSelectionCanStandInTheFileAndInTheEnvironment() throws IOException {
        configure("select:\n  checks: [KMS-NO-ALIAS]\n");
        audits.audit(NOVEMBER);
        assertThat(rows("findings.csv")).extracting(row -> row.get("check_id")).containsOnly("KMS-NO-ALIAS");

        environment
                .with(Map.of("KEYLEDGER_CHECK", "KMS-NO-OWNER-TAG"))
                .run("audit", "--from", "kept", "--as-of", MARCH);
        assertThat(rows("20270324T030000Z", "findings.csv"))
                .extracting(row -> row.get("check_id"))
                .containsOnly("KMS-NO-OWNER-TAG");
    }

    @Test
    void aNarrowedRunIsReplayedWithItsSelection() {
        audits.audit(NOVEMBER, "--check", "KMS-NO-ALIAS", "--severity", "low");

        assertThat(environment.run("verify", "reports/20261124T030000Z", "--replay", "--snapshot", "kept"))
                .isZero();
    }

    @Test
    void whatANarrowedRunDoesNotListIsNotComparableAndNeverFixed() throws IOException {
        audits.audit(NOVEMBER);
        audits.audit(MARCH, "--check", "KMS-NO-ALIAS", "--since", "reports/20261124T030000Z");

        assertThat(rows("20270324T030000Z", "diff.csv"))
                .filteredOn(row -> "finding".equals(row.get("kind")) && !"KMS-NO-ALIAS".equals(row.get("detail")))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.get("change")).isEqualTo("not-comparable"))
                .allSatisfy(row -> assertThat(row.get("cause")).isEqualTo("scope"));
    }

    @Test
    void newFailuresMayBeHiddenInComparisonWithANarrowedRun() throws IOException {
        configure(ACCEPTED_GAPS);
        audits.audit(NOVEMBER, "--check", "KMS-NO-ALIAS");

        assertThat(audits.audit(MARCH, "--since", "reports/20261124T030000Z", "--fail-on-new", "high"))
                .isEqualTo(ExitCode.INCOMPLETE.number());
    }

    @Test
    void theLatestRunIsOneWithTheSameSelection() {
        audits.audit(NOVEMBER);
        audits.audit(MARCH, "--check", "KMS-NO-ALIAS");
        assertThat(environment.out()).doesNotContain("Since");

        audits.audit("2027-04-24T03:00:00Z");
        assertThat(environment.out()).contains("Since 20261124T030000Z");
    }

    @Test
    void anExplanationKnowsEveryCheck() throws IOException {
        configure("select:\n  checks: [KMS-NO-ALIAS]\n");

        environment.run("explain", "--from", "kept", "alias/invoices-2021");

        assertThat(environment.out()).contains("KMS-PENDING-DELETION-IN-USE");
    }

    private void configure(String yaml) throws IOException {
        Files.createDirectories(directory.resolve("config"));
        Files.writeString(directory.resolve("config/keyledger.yaml"), yaml);
    }
}
