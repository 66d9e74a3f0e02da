package io.keyledger.cost.bill;

import io.keyledger.cost.Amount;
import io.keyledger.cost.UsageTypes;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A bill next to the estimates.
 *
 * @param rows by account, Region and usage type; the largest residual first
 * @param start the start of the billing period
 * @param end its exclusive end
 * @param billedUntil until when the bill has usage
 * @param inProgress whether that is before the end of the period, so that projected amounts are projections
 * @param others taxes, credits and discounts by the bill's own words; they are in no row
 * @param earlier starts of earlier billing periods in the file, which are left out
 */
public record Reconciliation(
        List<Row> rows,
        Instant start,
        Instant end,
        Instant billedUntil,
        boolean inProgress,
        Map<String, BigDecimal> others,
        Set<Instant> earlier) {
    /** The days of a month in every monthly amount. */
    private static final BigDecimal MONTH_SECONDS =
            BigDecimal.valueOf(Duration.ofDays(30).toSeconds());

    private static final BigDecimal WORTH_A_FINDING = BigDecimal.ONE;
    private static final int SCALE = 9;
    private static final int SHARE_SCALE = 3;
    private static final String GLOBAL = "global";

    /**
     * The accounts and Regions that were audited, and over how many days requests were counted.
     *
     * @param residualShare the largest share of the billed amount that a residual may have
     */
    public record Audited(Set<String> accounts, Set<String> regions, int countedDays, BigDecimal residualShare) {}

    /**
     * One account, Region and usage type.
     *
     * @param billed what the bill has
     * @param projected what the whole billing period will cost at the pace of the bill; the billed amount if it is over
     * @param estimate what the present state costs in the same time as the bill has
     * @param residual the billed amount less the estimate
     * @param share the residual as a share of the larger of the two
     * @param over whether the residual is a finding
     * @param reasons likely reasons for the residual; empty if it is small
     */
    public record Row(
            String accountId,
            String region,
            String usageType,
            BigDecimal billed,
            BigDecimal projected,
            Amount estimate,
            BigDecimal residual,
            BigDecimal share,
            boolean over,
            List<String> reasons) {}

    /** Whether any residual is a finding. */
    public boolean isOver() {
        return rows.stream().anyMatch(Row::over);
    }

    /** Compares. */
    public static Reconciliation of(Bill bill, BilledEstimate estimate, Audited audited) {
        Map<Bill.Item, Amount> estimates = new Estimates(bill, estimate).ofPeriod();
        SortedSet<Bill.Item> items = new TreeSet<>(bill.usage().keySet());
        items.addAll(estimates.keySet());
        List<Row> rows = new ArrayList<>();
        for (Bill.Item item : items) {
            Bill.Billed billed = bill.usage().getOrDefault(item, new Bill.Billed(BigDecimal.ZERO, BigDecimal.ZERO));
            rows.add(row(bill, item, billed.usd(), estimates.getOrDefault(item, Amount.ZERO), audited));
        }
        rows.sort(Comparator.comparing((Row row) -> row.residual().abs())
                .reversed()
                .thenComparing(Row::accountId)
                .thenComparing(Row::region)
                .thenComparing(Row::usageType));
        return new Reconciliation(
                List.copyOf(rows),
                bill.start(),
                bill.end(),
                bill.billedUntil(),
                bill.isInProgress(),
                Map.copyOf(bill.others()),
                Set.copyOf(bill.earlier()));
    }

    private static Row row(Bill bill, Bill.Item item, BigDecimal billed, Amount estimate, Audited audited) {
        BigDecimal residual = billed.subtract(estimate.atLeast());
        BigDecimal larger = billed.abs().max(estimate.atLeast().abs());
        BigDecimal share = larger.signum() == 0
                ? BigDecimal.ZERO
                : residual.abs().divide(larger, SHARE_SCALE, RoundingMode.HALF_UP);
        boolean over =
                share.compareTo(audited.residualShare()) > 0 && residual.abs().compareTo(WORTH_A_FINDING) >= 0;
        return new Row(
                item.accountId(),
                item.region(),
                item.usageType(),
                billed,
                scaled(billed, bill.length(), bill.billed()),
                estimate,
                residual,
                share,
                over,
                share.compareTo(audited.residualShare()) > 0
                        ? reasons(bill, item, residual.signum() > 0, estimate, audited)
                        : List.of());
    }

    private static List<String> reasons(
            Bill bill, Bill.Item item, boolean isBilledMore, Amount estimate, Audited audited) {
        List<String> reasons = new ArrayList<>();
        if (!audited.accounts().contains(item.accountId())) {
            reasons.add("the account was not audited");
        } else if (!item.region().equals(GLOBAL) && !audited.regions().contains(item.region())) {
            reasons.add("the Region was not audited");
        } else if (bill.usage().keySet().stream()
                .noneMatch(billed -> billed.accountId().equals(item.accountId()))) {
            reasons.add("the bill has no usage of this account; another payer's bill may have it");
        } else if (BilledEstimate.isKeys(item)) {
            reasons.add(
                    isBilledMore
                            ? "keys that existed in the billing period and are deleted or pending deletion now"
                            : "keys and rotations that are newer than the billing period");
        } else if (item.usageType().equals(BilledEstimate.UNDETERMINED)) {
            reasons.add("CloudWatch doesn't show the spec of data key pairs, so the usage type is not determined");
        } else {
            reasons.add("requests are counted over " + audited.countedDays()
                    + " days before the audit, not over the billing period");
            reasons.add(
                    isBilledMore
                            ? "the bill has management requests and requests on keys of other accounts; CloudWatch"
                                    + " counts only successful cryptographic requests on the account's own keys"
                            : "requests that other accounts made on its keys are billed to them; CloudTrail's log files"
                                    + " show who made them");
        }
        if (!estimate.exact()) {
            reasons.add("the estimate is a lower bound, because part of it is unknown");
        }
        return reasons;
    }

    private static BigDecimal scaled(BigDecimal amount, Duration to, Duration from) {
        return to.equals(from) || from.isZero()
                ? amount
                : amount.multiply(BigDecimal.valueOf(to.toSeconds()))
                        .divide(BigDecimal.valueOf(from.toSeconds()), SCALE, RoundingMode.HALF_EVEN);
    }

    /** The estimates for the time that the bill has. */
    private record Estimates(Bill bill, BilledEstimate estimate) {
        Map<Bill.Item, Amount> ofPeriod() {
            Map<Bill.Item, Amount> ofPeriod = new java.util.TreeMap<>();
            estimate.monthly().forEach((item, month) -> ofPeriod.put(item, ofPeriod(item, month)));
            estimate.monthly().keySet().stream()
                    .map(Bill.Item::accountId)
                    .distinct()
                    .forEach(accountId -> subtractFreeTier(accountId, ofPeriod));
            return ofPeriod;
        }

        /** A key costs its monthly price in a month of any length; requests cost by the day. */
        private Amount ofPeriod(Bill.Item item, Amount month) {
            return BilledEstimate.isKeys(item)
                    ? new Amount(scaled(month.atLeast(), bill.billed(), bill.length()), month.exact())
                    : byTheDay(month);
        }

        private Amount byTheDay(Amount month) {
            BigDecimal seconds = BigDecimal.valueOf(bill.billed().toSeconds());
            return new Amount(
                    month.atLeast().multiply(seconds).divide(MONTH_SECONDS, SCALE, RoundingMode.HALF_EVEN),
                    month.exact());
        }

        /** The free tier covers requests of all Regions; it is taken from the Regions with the most requests first. */
        private void subtractFreeTier(String accountId, Map<Bill.Item, Amount> ofPeriod) {
            BigDecimal left = estimate.freeTier(accountId).atLeast().negate();
            List<Map.Entry<Bill.Item, Amount>> requests = ofPeriod.entrySet().stream()
                    .filter(item -> item.getKey().accountId().equals(accountId)
                            && item.getKey().usageType().equals(UsageTypes.REQUESTS))
                    .sorted(Map.Entry.<Bill.Item, Amount>comparingByValue(Comparator.comparing(Amount::atLeast))
                            .reversed()
                            .thenComparing(Map.Entry::getKey))
                    .toList();
            for (Map.Entry<Bill.Item, Amount> item : requests) {
                BigDecimal covered = left.min(item.getValue().atLeast());
                left = left.subtract(covered);
                ofPeriod.put(
                        item.getKey(),
                        new Amount(
                                item.getValue().atLeast().subtract(covered),
                                item.getValue().exact()));
            }
        }
    }
}
