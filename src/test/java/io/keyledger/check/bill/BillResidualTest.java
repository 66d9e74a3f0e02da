package io.keyledger.check.bill;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.check.CheckCatalogue;
import io.keyledger.check.Finding;
import io.keyledger.check.Status;
import io.keyledger.cost.Amount;
import io.keyledger.cost.bill.Reconciliation;
import io.keyledger.cost.bill.Reconciliation.Outcome;
import io.keyledger.cost.bill.Reconciliation.Row;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BillResidualTest {
    private static Finding finding(Outcome outcome, Amount estimate, List<String> reasons, List<String> doubts) {
        BigDecimal billed = new BigDecimal("20.00");
        BigDecimal residual = billed.subtract(estimate.atLeast());
        Row row = new Row(
                "111122223333",
                "eu-west-1",
                "KMS-Requests",
                billed,
                billed,
                estimate,
                residual,
                new BigDecimal("0.538"),
                outcome == Outcome.DIFFERS,
                reasons,
                outcome,
                doubts);
        Instant end = Instant.parse("2026-11-01T00:00:00Z");
        Reconciliation bill = new Reconciliation(
                List.of(row),
                Instant.parse("2026-10-01T00:00:00Z"),
                end,
                end,
                false,
                Map.of(),
                Set.of(),
                new BigDecimal("0.1"));
        List<Finding> findings = new ArrayList<>();
        CheckCatalogue.standard().evaluateBill(bill, findings::add);
        assertThat(findings).hasSize(1);
        return findings.getFirst();
    }

    @ParameterizedTest
    @CsvSource({"AGREES, PASS", "DIFFERS, FAIL", "UNDECIDED, UNKNOWN", "NOT_AUDITED, NOT_APPLICABLE"})
    void everyRowOfTheBillIsJudged(Outcome outcome, Status status) {
        Finding finding = finding(outcome, Amount.exactly(BigDecimal.ONE), List.of("r"), List.of("d"));

        assertThat(finding.verdict().status()).isEqualTo(status);
        assertThat(finding.checkId()).isEqualTo("KMS-BILL-RESIDUAL");
        assertThat(finding.resourceType()).isEqualTo("AWS::KMS::Usage");
        assertThat(finding.resourceId()).isEqualTo("KMS-Requests");
        assertThat(finding.custody()).isNull();
    }

    @Test
    void aFailureHasBothAmountsThePeriodTheShareAndTheLikelyReasons() {
        Finding finding =
                finding(Outcome.DIFFERS, Amount.exactly(new BigDecimal("9.24")), List.of("one", "another"), List.of());

        assertThat(finding.verdict().reason())
                .isEqualTo("AWS billed 20.00 USD from 2026-10-01T00:00:00Z to 2026-11-01T00:00:00Z, and the present"
                        + " state costs 9.24 USD in that time: 10.76 USD more billed (54%); likely: one; another");
        assertThat(finding.verdict().evidence())
                .isEqualTo("bill: 20 USD for KMS-Requests from 2026-10-01T00:00:00Z to 2026-11-01T00:00:00Z;"
                        + " estimate: 9.24 USD; residual: 10.76 USD, a share of 0.538, over the costs.residual-share"
                        + " of 0.1");
        assertThat(finding.remediation()).contains("--bill <bill> --by bill", "\"111122223333\"", "\"eu-west-1\"");
    }

    @Test
    void anUndecidedRowSaysWhatIsNotCertain() {
        Finding finding = finding(
                Outcome.UNDECIDED, Amount.atLeast(new BigDecimal("9.24")), List.of(), List.of("a part is unknown"));

        assertThat(finding.verdict().reason())
                .contains("costs at least 9.24 USD")
                .endsWith("; a part is unknown");
    }
}
