package io.keyledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Audits of the same account, one after another. */
class AuditSinceTest {
    private static final String MARCH = "2027-03-24T03:00:00Z";
    private static final String APRIL = "2027-04-24T03:00:00Z";

    @TempDir
    private Path directory;

    private SampleAudits audits;
    private TestEnvironment environment;

    @BeforeEach
    void keepASnapshot() throws IOException {
        audits = SampleAudits.in(directory);
        environment = audits.environment();
    }

    @Test
    void theFirstAuditHasNothingToCompareWith() {
        audits.audit("2026-11-24T03:00:00Z");

        assertThat(audits.run("20261124T030000Z/diff.csv")).doesNotExist();
        assertThat(environment.out()).doesNotContain("Since");
    }

    @Test
    void theNextOneSaysWhatIsNew() throws IOException {
        audits.audit("2026-11-24T03:00:00Z");
        audits.audit(MARCH);

        assertThat(environment.out())
                .contains("\nSince 20261124T030000Z\n")
                .contains(" new")
                .contains("  MEDIUM   new: KMS-CRYPTOPERIOD-EXCEEDED alias/jwt-signing (111122223333 eu-west-1)\n");
        assertThat(Files.readAllLines(audits.run("20270324T030000Z/diff.csv")))
                .anyMatch(line -> line.startsWith("new,111122223333,eu-west-1,finding,")
                        && line.contains(",clock,alias/jwt-signing,KMS-CRYPTOPERIOD-EXCEEDED,"));
        assertThat(audits.run("20270324T030000Z/changes.html"))
                .content()
                .contains("What changed since the last run", "KMS-CRYPTOPERIOD-EXCEEDED of alias/jwt-signing");
    }

    @Test
    void aRunWithItsComparisonIsVerifiedAndReplayed() {
        audits.audit("2026-11-24T03:00:00Z");
        audits.audit(MARCH);

        assertThat(environment.run("verify", "reports/20270324T030000Z", "--replay", "--snapshot", "kept"))
                .isZero();
    }

    @Test
    void theSameAuditAgainIsComparedWithTheSameRun() {
        audits.audit("2026-11-24T03:00:00Z");
        audits.audit(MARCH);
        audits.audit(MARCH);

        assertThat(audits.run("20270324T030000Z-2/diff.csv"))
                .hasSameBinaryContentAs(audits.run("20270324T030000Z/diff.csv"));
    }

    @Test
    void aRunOfAnotherScopeIsPassedOver() {
        audits.audit("2026-11-24T03:00:00Z");
        audits.audit(MARCH, "--region", "us-east-1");
        assertThat(environment.out()).doesNotContain("Since");

        audits.audit(APRIL);

        assertThat(environment.out()).contains("Since 20261124T030000Z");
    }

    @Test
    void theRunToCompareWithCanBeNamed() {
        audits.audit("2026-11-24T03:00:00Z");
        audits.audit(MARCH);
        audits.audit(APRIL, "--since", "reports/20261124T030000Z");

        assertThat(environment.out()).contains("Since 20261124T030000Z");
    }

    @Test
    void noneComparesNothing() {
        audits.audit("2026-11-24T03:00:00Z");
        audits.audit(MARCH, "--since", "none");

        assertThat(environment.out()).doesNotContain("Since");
        assertThat(audits.run("20270324T030000Z/diff.csv")).doesNotExist();
    }

    @Test
    void aRunThatIsNotThereIsRefusedBeforeAnythingIsWritten() {
        assertThat(audits.audit(MARCH, "--since", "reports/nowhere")).isEqualTo(2);

        assertThat(environment.err()).contains("--since: ").contains("is not the folder of a run");
        assertThat(directory.resolve("reports/20270324T030000Z")).doesNotExist();
    }

    @Test
    void newFailuresNeedARunToCompareWith() {
        assertThat(audits.audit(MARCH, "--since", "none", "--fail-on-new", "high"))
                .isEqualTo(2);

        assertThat(environment.err()).contains("--fail-on-new needs a run to compare with");
    }

    @Test
    void anEarlierRunThatWasChangedIsNotComparedWith() throws IOException {
        acceptAllGaps();
        audits.audit("2026-11-24T03:00:00Z", "--config", "gaps.yaml");
        Files.writeString(audits.run("20261124T030000Z/keys.csv"), "changed");

        int code = audits.audit(MARCH, "--config", "gaps.yaml", "--fail-on-new", "critical");

        assertThat(environment.out()).contains("not compared: it can't be trusted: keys.csv has ");
        assertThat(code).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"critical, 0", "medium, 1", "none, 1"})
    void onlyNewFailuresFailAnAuditThatSaysSo(String severity, int code) throws IOException {
        acceptAllGaps();
        audits.audit("2026-11-24T03:00:00Z", "--config", "gaps.yaml");

        assertThat(audits.audit(MARCH, "--config", "gaps.yaml", "--fail-on-new", severity))
                .isEqualTo(code);
    }

    @Test
    void withoutAnEarlierRunEveryFailureIsNew() throws IOException {
        acceptAllGaps();

        assertThat(audits.audit(MARCH, "--config", "gaps.yaml", "--fail-on-new", "critical"))
                .isEqualTo(1);
        assertThat(environment.out()).contains("1, because checks newly failed of severity critical");
    }

    @Test
    void waiversAreReportedBeforeTheyEnd() throws IOException {
        Files.writeString(directory.resolve("waivers.yaml"), """
            waivers:
              - {check: KMS-PUBLIC-DECRYPT, resource: '*', reason: it moves, until: 2027-04-01, owner: team-crm}
              - {check: KMS-GRANT-STALE, resource: '*', reason: it stays, until: 2028-01-01}
            """);

        audits.audit(MARCH, "--config", "waivers.yaml");

        assertThat(environment.out())
                .contains("\nWaivers that end\n")
                .contains("  2027-04-01, 8 days left  KMS-PUBLIC-DECRYPT on *: it moves (team-crm)\n")
                .doesNotContain("it stays");
        assertThat(Files.readString(audits.run("20270324T030000Z/findings.csv")))
                .contains("it moves (owner team-crm, until 2027-04-01)");
    }

    private void acceptAllGaps() throws IOException {
        StringBuilder configuration = new StringBuilder("accepted-gaps:\n");
        for (String service : List.of("cloudwatch", "ec2", "iam", "kms", "organizations", "s3", "s3express", "sts")) {
            configuration
                    .append("  - {action: '")
                    .append(service)
                    .append(":*', account: '*', region: '*', reason: a test, until: never}\n");
        }
        Files.writeString(directory.resolve("gaps.yaml"), configuration);
    }
}
