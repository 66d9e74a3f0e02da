package io.keyledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.report.Csv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Audits with a bill: what AWS billed and the audit doesn't explain is a finding. */
class AuditBillTest {
    private static final String NOVEMBER = "2026-11-24T03:00:00Z";
    private static final String RUN = "20261124T030000Z";
    private static final String CHECK = "KMS-BILL-RESIDUAL";

    @TempDir
    private Path directory;

    private SampleAudits audits;

    @BeforeEach
    void keepASnapshotAndABill() throws IOException {
        audits = SampleAudits.in(directory);
        writeBill("400");
    }

    private void writeBill(String requests) throws IOException {
        String row =
                ",USD,2026-10-01T00:00:00Z,2026-11-01T00:00:00Z,Usage,2026-10-01T00:00:00Z,2026-11-01T00:00:00Z,1,";
        Files.writeString(
                directory.resolve("bill.csv"),
                String.join(
                        "\n",
                        "BilledCost,BillingCurrency,BillingPeriodStart,BillingPeriodEnd,ChargeCategory,ChargePeriodStart,"
                                + "ChargePeriodEnd,ConsumedQuantity,RegionId,SubAccountId,x_ServiceCode,x_UsageType",
                        requests + row + "eu-west-1,111122223333,awskms,eu-west-1-KMS-Requests",
                        "12" + row + "ap-south-2,111122223333,awskms,ap-south-2-KMS-Keys",
                        "7" + row + "eu-west-1,999988887777,awskms,eu-west-1-KMS-Keys",
                        ""));
    }

    private Map<String, Map<String, String>> findings() throws IOException {
        return Csv.rows(audits.run(RUN).resolve("findings.csv")).stream()
                .filter(row -> CHECK.equals(row.get("check_id")))
                .collect(Collectors.toMap(
                        row -> String.join(" ", row.get("account_id"), row.get("region"), row.get("resource_id")),
                        row -> row));
    }

    private List<Map<String, String>> checks() throws IOException {
        return Csv.rows(audits.run(RUN).resolve("checks.csv")).stream()
                .filter(row -> CHECK.equals(row.get("check_id")))
                .toList();
    }

    @Test
    void whatTheAuditDoesNotExplainIsAFinding() throws IOException {
        audits.audit(NOVEMBER, "--bill", "bill.csv", "--findings", "all");

        assertThat(findings().get("111122223333 eu-west-1 KMS-Requests"))
                .containsAllEntriesOf(Map.of(
                        "status", "FAIL",
                        "severity", "LOW",
                        "resource_type", "AWS::KMS::Usage",
                        "resource_arn", "",
                        "custody", ""))
                .hasEntrySatisfying("reason", reason -> assertThat(reason).startsWith("AWS billed 400.00 USD from"));
        assertThat(findings().get("111122223333 ap-south-2 KMS-Keys"))
                .containsEntry("status", "UNKNOWN")
                .hasEntrySatisfying("reason", reason -> assertThat(reason).endsWith("; the Region was not audited"));
        assertThat(findings().get("999988887777 eu-west-1 KMS-Keys")).containsEntry("status", "NOT_APPLICABLE");
    }

    @Test
    void checksCsvCountsEveryRowOfTheBill() throws IOException {
        audits.audit(NOVEMBER, "--bill", "bill.csv");

        assertThat(checks())
                .filteredOn(
                        row -> "eu-west-1".equals(row.get("region")) && "111122223333".equals(row.get("account_id")))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("fail", "3").containsEntry("evaluation", "evaluated"));
    }

    @Test
    void withoutABillNothingIsJudgedAndNothingPassed() throws IOException {
        audits.audit(NOVEMBER, "--findings", "all");

        assertThat(findings()).isEmpty();
        assertThat(checks())
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsAllEntriesOf(Map.of("pass", "", "fail", "", "unknown", "", "evaluation", "no-bill")));
    }

    @Test
    void aWaiverAcceptsADifference() throws IOException {
        Files.writeString(directory.resolve("keyledger.yaml"), """
            waivers:
              - check: KMS-BILL-RESIDUAL
                resource: KMS-Requests
                reason: a load test
                until: 2027-01-31
            """);

        audits.audit(NOVEMBER, "--bill", "bill.csv", "--config", "keyledger.yaml");

        assertThat(findings().get("111122223333 eu-west-1 KMS-Requests")).containsEntry("status", "WAIVED");
    }

    @Test
    void theRunIsReplayedOnlyWithTheSameBill() throws IOException {
        audits.audit(NOVEMBER, "--bill", "bill.csv");
        String run = audits.run(RUN).toString();

        assertThat(verify(run)).contains("gives the same bytes");

        writeBill("401");
        assertThat(verify(run)).contains("not done: the bill bill.csv has changed since the run");

        Files.delete(directory.resolve("bill.csv"));
        assertThat(verify(run)).contains("not done: the bill bill.csv can't be read");
    }

    private String verify(String run) {
        audits.environment().run("verify", run, "--replay", "--snapshot", "kept");
        return audits.environment().out() + audits.environment().err();
    }

    @Test
    void aRunWithoutTheBillIsNotComparedWithIt() throws IOException {
        audits.audit(NOVEMBER, "--bill", "bill.csv");
        audits.audit("2026-11-25T03:00:00Z");

        audits.environment()
                .run(
                        "diff",
                        audits.run(RUN).toString(),
                        audits.run("20261125T030000Z").toString(),
                        "--format",
                        "csv");

        assertThat(audits.environment().out().lines())
                .filteredOn(line -> line.contains(CHECK) && line.contains("FAIL"))
                .isNotEmpty()
                .allMatch(line -> line.startsWith("not-comparable,"));
    }
}
