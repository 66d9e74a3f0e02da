package io.keyledger.cost.bill;

import io.keyledger.cost.Amount;
import io.keyledger.cost.UsageTypes;
import io.keyledger.cost.bill.Reconciliation.Audited;
import io.keyledger.cost.bill.Reconciliation.Row;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares a bill with the estimates. */
public final class Reconciler {
    /** The days of a month in every monthly amount. */
    private static final BigDecimal MONTH_SECONDS =
            BigDecimal.valueOf(Duration.ofDays(30).toSeconds());

    private static final int SCALE = 9;

    private Reconciler() {}

    /** Puts a bill next to the estimates for the time that it has. */
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

    /** The estimates for the time that the bill has. */
    private record Estimates(Bill bill, BilledEstimate estimate) {
        Map<Bill.Item, Amount> ofPeriod() {
            Map<Bill.Item, Amount> ofPeriod = new TreeMap<>();
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
                    ? new Amount(Proration.of(month.atLeast(), bill.billed(), bill.length()), month.exact())
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
