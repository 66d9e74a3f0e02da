package io.keyledger.cost.bill;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.classify.KeyBuilder;
import io.keyledger.cost.AccountCosts;
import io.keyledger.cost.CostEstimator;
import io.keyledger.cost.KeyCost;
import io.keyledger.cost.PriceSheetReader;
import io.keyledger.cost.RequestEvidence;
import io.keyledger.cost.bill.Reconciliation.Audited;
import io.keyledger.cost.bill.Reconciliation.Outcome;
import io.keyledger.cost.bill.Reconciliation.Row;
import io.keyledger.inventory.AccountRegion;
import io.keyledger.inventory.KeyRotation;
import io.keyledger.inventory.KeyUsage;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.UsagePeriod.Period;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReconciliationTest {
    private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");
    private static final String OCTOBER = "2026-10-01T00:00:00Z";
    private static final String NOVEMBER = "2026-11-01T00:00:00Z";
    private static final AccountRegion PLACE = new AccountRegion(KeyBuilder.ACCOUNT, KeyBuilder.REGION);
    private static final Audited AUDITED = audited(Set.of());

    private final BilledEstimate estimate = new BilledEstimate();
    private final Bill bill = new Bill();

    private static Audited audited(Set<AccountRegion> unlisted) {
        return new Audited(Set.of(KeyBuilder.ACCOUNT), Set.of(PLACE), unlisted, 30, new BigDecimal("0.1"));
    }

    private void key(long decrypts) {
        price(KeyBuilder.key().created("2024-01-01T00:00:00Z").rotations(), decrypts);
    }

    private void price(KeyBuilder key, long decrypts) {
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
        return Reconciler.of(bill, estimate, AUDITED).rows().stream()
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
        assertThat(Reconciler.of(bill, estimate, AUDITED).isOver()).isFalse();
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
        assertThat(Reconciler.of(bill, estimate, AUDITED).inProgress()).isTrue();
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
        assertThat(Reconciler.of(bill, estimate, AUDITED).rows())
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

    @Test
    void anAmountThatTheEstimateExplainsAgrees() {
        key(3_000_000);
        billed(KeyBuilder.REGION, "KMS-Requests", "9.24", OCTOBER, NOVEMBER);

        assertThat(row("KMS-Requests").outcome()).isEqualTo(Outcome.AGREES);
        assertThat(row("KMS-Requests").doubts()).isEmpty();
    }

    @Test
    void anAmountThatTheEstimateDoesNotExplainDiffers() {
        key(3_000_000);
        billed(KeyBuilder.REGION, "KMS-Requests", "20.00", OCTOBER, NOVEMBER);

        assertThat(row("KMS-Requests").outcome()).isEqualTo(Outcome.DIFFERS);
    }

    @Test
    void moreThanALowerBoundIsUndecidedAndLessThanItDiffers() {
        price(
                KeyBuilder.key()
                        .created("2024-01-01T00:00:00Z")
                        .rotations(new Observed.Denied<List<KeyRotation>>("kms:ListKeyRotations", "not authorized")),
                0);
        billed(KeyBuilder.REGION, "KMS-Keys", "5.00", OCTOBER, NOVEMBER);
        assertThat(row("KMS-Keys").outcome()).isEqualTo(Outcome.UNDECIDED);
        assertThat(row("KMS-Keys").doubts())
                .containsExactly("the estimate is a lower bound, because part of it is unknown");

        bill.add(credit("KMS-Keys", "-4.99"));
        key(0);
        key(0);
        assertThat(row("KMS-Keys").residual()).isEqualByComparingTo("-2.99");
        assertThat(row("KMS-Keys").outcome()).isEqualTo(Outcome.DIFFERS);
    }

    @Test
    void keysThatMayBeHiddenLeaveOnlyAnEstimateThatIsTooHighDecided() {
        key(0);
        billed(KeyBuilder.REGION, "KMS-Keys", "7.00", OCTOBER, NOVEMBER);

        Row keys = Reconciler.of(bill, estimate, audited(Set.of(PLACE))).rows().getFirst();

        assertThat(keys.outcome()).isEqualTo(Outcome.UNDECIDED);
        assertThat(keys.doubts())
                .containsExactly("the Region may have keys that were not listed; coverage.csv has the calls");
    }

    @Test
    void aRegionThatWasNotAuditedIsUndecidedOnlyIfItIsWorthADollar() {
        billed("ap-south-1", "KMS-Keys", "3.00", OCTOBER, NOVEMBER);
        billed("ap-south-1", "KMS-Requests", "0.02", OCTOBER, NOVEMBER);

        assertThat(row("KMS-Keys").outcome()).isEqualTo(Outcome.UNDECIDED);
        assertThat(row("KMS-Requests").outcome()).isEqualTo(Outcome.NOT_AUDITED);
    }

    @Test
    void unknownRequestsOnOneKeyLeaveTheRequestsOfItsRegionUndecided() {
        key(3_000_000);
        KeyBuilder uncounted = KeyBuilder.key().created("2024-01-01T00:00:00Z").rotations();
        new CostEstimator(PriceSheetReader.bundled(), NOW, 30)
                .estimate(
                        uncounted.classified(),
                        "uncounted",
                        new RequestEvidence(null, Observed.notAsked("requests were not counted"), null))
                .lines()
                .forEach(estimate::add);
        billed(KeyBuilder.REGION, "KMS-Keys", "2.00", OCTOBER, NOVEMBER);
        billed(KeyBuilder.REGION, "KMS-Requests", "90.00", OCTOBER, NOVEMBER);

        assertThat(row("KMS-Requests").outcome()).isEqualTo(Outcome.UNDECIDED);
        assertThat(row("KMS-Requests").doubts()).containsExactly("the requests on some keys of the Region are unknown");
        assertThat(row("KMS-Keys").outcome()).isEqualTo(Outcome.AGREES);
    }

    @Test
    void usageWithoutARegionIsUndecided() {
        billed("global", "KMS-Requests", "3.00", OCTOBER, NOVEMBER);

        assertThat(row("KMS-Requests").outcome()).isEqualTo(Outcome.UNDECIDED);
        assertThat(row("KMS-Requests").reasons()).containsExactly("the bill names no Region for this usage");
    }

    @Test
    void theBillOfAnotherPayerLeavesTheAccountsOfThisOneUndecided() {
        key(3_000_000);
        bill.add(usage("999988887777", "KMS-Keys", "4.00"));

        assertThat(row("KMS-Requests").outcome()).isEqualTo(Outcome.UNDECIDED);
        assertThat(Reconciler.of(bill, estimate, AUDITED).rows())
                .filteredOn(row -> row.accountId().equals("999988887777"))
                .singleElement()
                .satisfies(row -> assertThat(row.outcome()).isEqualTo(Outcome.NOT_AUDITED));
    }

    private static BillLine credit(String usageType, String usd) {
        return usage(KeyBuilder.ACCOUNT, usageType, usd);
    }

    private static BillLine usage(String accountId, String usageType, String usd) {
        return new BillLine(
                Instant.parse(OCTOBER),
                Instant.parse(NOVEMBER),
                accountId,
                KeyBuilder.REGION,
                usageType,
                "Usage",
                true,
                Instant.parse(OCTOBER),
                Instant.parse(NOVEMBER),
                new BigDecimal(usd),
                BigDecimal.ONE);
    }
}
