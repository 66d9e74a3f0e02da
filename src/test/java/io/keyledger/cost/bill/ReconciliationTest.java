package io.keyledger.cost.bill;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.classify.KeyBuilder;
import io.keyledger.cost.AccountCosts;
import io.keyledger.cost.CostEstimator;
import io.keyledger.cost.KeyCost;
import io.keyledger.cost.PriceSheetReader;
import io.keyledger.cost.RequestEvidence;
import io.keyledger.cost.bill.Reconciliation.Audited;
import io.keyledger.cost.bill.Reconciliation.Row;
import io.keyledger.inventory.KeyUsage;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.UsagePeriod.Period;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReconciliationTest {
    private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");
    private static final String OCTOBER = "2026-10-01T00:00:00Z";
    private static final String NOVEMBER = "2026-11-01T00:00:00Z";
    private static final Audited AUDITED =
            new Audited(Set.of(KeyBuilder.ACCOUNT), Set.of(KeyBuilder.REGION), 30, new BigDecimal("0.1"));

    private final BilledEstimate estimate = new BilledEstimate();
    private final Bill bill = new Bill();

    private void key(long decrypts) {
        KeyBuilder key = KeyBuilder.key().created("2024-01-01T00:00:00Z").rotations();
        KeyUsage usage = new KeyUsage(KeyBuilder.ACCOUNT, KeyBuilder.REGION, key.arn(), Map.of("Decrypt", decrypts), 0);
        KeyCost cost = new CostEstimator(PriceSheetReader.bundled(), NOW, 30)
                .estimate(
                        key.classified(),
                        "key",
                        new RequestEvidence(
                                usage, Observed.known(new Period(NOW.minus(Duration.ofDays(30)), NOW)), null));
        cost.lines().forEach(estimate::add);
        AccountCosts accounts = new AccountCosts(PriceSheetReader.bundled(), 30);
        accounts.addKey(KeyBuilder.REGION, cost);
        accounts.lines().forEach(estimate::add);
    }

    private void billed(String region, String usageType, String usd, String from, String to) {
        bill.add(new BillLine(
                Instant.parse(from),
                Instant.parse(from.equals(OCTOBER) ? NOVEMBER : "2026-12-01T00:00:00Z"),
                KeyBuilder.ACCOUNT,
                region,
                usageType,
                "Usage",
                true,
                Instant.parse(from),
                Instant.parse(to),
                new BigDecimal(usd),
                BigDecimal.ONE));
    }

    private Row row(String usageType) {
        return Reconciliation.of(bill, estimate, AUDITED).rows().stream()
                .filter(row -> row.usageType().equals(usageType))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aMonthOfThirtyOneDaysHasOneKeyMonthAndThirtyOneDaysOfRequestsLessTheFreeTier() {
        key(3_000_000);
        billed(KeyBuilder.REGION, "KMS-Keys", "1.00", OCTOBER, NOVEMBER);
        billed(KeyBuilder.REGION, "KMS-Requests", "9.24", OCTOBER, NOVEMBER);

        assertThat(row("KMS-Keys").residual()).isEqualByComparingTo("0");
        assertThat(row("KMS-Requests").estimate().atLeast()).isEqualByComparingTo("9.24");
        assertThat(Reconciliation.of(bill, estimate, AUDITED).isOver()).isFalse();
    }

    @Test
    void aMonthInProgressIsProjectedAndComparedWithTheDaysThatAreBilled() {
        key(3_000_000);
        billed(KeyBuilder.REGION, "KMS-Keys", "0.50", NOVEMBER, "2026-11-16T00:00:00Z");
        billed(KeyBuilder.REGION, "KMS-Requests", "4.44", NOVEMBER, "2026-11-16T00:00:00Z");

        Row keys = row("KMS-Keys");
        assertThat(keys.projected()).isEqualByComparingTo("1");
        assertThat(keys.estimate().atLeast()).isEqualByComparingTo("0.5");
        assertThat(row("KMS-Requests").estimate().atLeast()).isEqualByComparingTo("4.44");
        assertThat(Reconciliation.of(bill, estimate, AUDITED).inProgress()).isTrue();
    }

    @Test
    void aResidualOverTheShareIsAFindingWithLikelyReasons() {
        key(3_000_000);
        billed(KeyBuilder.REGION, "KMS-Requests", "20.00", OCTOBER, NOVEMBER);
        billed("ap-south-1", "KMS-Keys", "3.00", OCTOBER, NOVEMBER);

        assertThat(row("KMS-Requests").over()).isTrue();
        assertThat(row("KMS-Requests").reasons())
                .containsExactly(
                        "requests are counted over 30 days before the audit, not over the billing period",
                        "the bill has management requests and requests on keys of other accounts; CloudWatch counts"
                                + " only successful cryptographic requests on the account's own keys");
        assertThat(Reconciliation.of(bill, estimate, AUDITED).rows())
                .filteredOn(row -> row.region().equals("ap-south-1"))
                .singleElement()
                .satisfies(row -> assertThat(row.reasons()).containsExactly("the Region was not audited"));
    }

    @Test
    void centsAreNoFindingWhateverTheirShare() {
        key(0);
        billed(KeyBuilder.REGION, "KMS-Keys", "1.00", OCTOBER, NOVEMBER);
        billed(KeyBuilder.REGION, "KMS-Requests", "0.40", OCTOBER, NOVEMBER);

        assertThat(row("KMS-Requests").share()).isEqualByComparingTo("1");
        assertThat(row("KMS-Requests").over()).isFalse();
    }
}
