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
import java.util.Locale;
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
 * @param residualShare the largest share of an amount that may differ
 */
public record Reconciliation(
        List<Row> rows,
        Instant start,
        Instant end,
        Instant billedUntil,
        boolean inProgress,
        Map<String, BigDecimal> others,
        Set<Instant> earlier,
        BigDecimal residualShare) {
    /** The days of a month in every monthly amount. */
    private static final BigDecimal MONTH_SECONDS =
            BigDecimal.valueOf(Duration.ofDays(30).toSeconds());

    private static final int SCALE = 9;

    /** An account's Region. */
    public record Place(String accountId, String region) {}

    /**
     * What was audited, and over how many days requests were counted.
     *
     * @param places where keys and their requests were read
     * @param unlisted those of them where keys may be hidden, because a call that lists them was not answered
     * @param residualShare the largest share of an amount that may differ
     */
    public record Audited(
            Set<String> accounts, Set<Place> places, Set<Place> unlisted, int countedDays, BigDecimal residualShare) {}

    /** What a row shows. */
    public enum Outcome {
        AGREES,
        DIFFERS,
        /** The estimate is not certain enough to say. */
        UNDECIDED,
        /** The account was not audited, or a Region in which less than a dollar was billed. */
        NOT_AUDITED;

        /** The value as written in output files. */
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * One account, Region and usage type.
     *
     * @param billed what the bill has
     * @param projected what the whole billing period will cost at the pace of the bill; the billed amount if it is over
     * @param estimate what the present state costs in the same time as the bill has
     * @param residual the billed amount less the estimate
     * @param share the residual as a share of the larger of the two
     * @param over whether the residual is over the share and worth a dollar or more
     * @param reasons likely reasons for the residual; empty if it is small
     * @param outcome what the row shows
     * @param doubts why the row is undecided or not audited; empty otherwise
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
            List<String> reasons,
            Outcome outcome,
            List<String> doubts) {}

    /** Whether any residual is over the share. */
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
            rows.add(new RowFactory(bill, estimates, audited).row(item, billed.usd()));
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
                Set.copyOf(bill.earlier()),
                audited.residualShare());
    }

    static BigDecimal scaled(BigDecimal amount, Duration to, Duration from) {
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
