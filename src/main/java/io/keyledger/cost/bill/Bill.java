package io.keyledger.cost.bill;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** What AWS billed for KMS: the latest billing period of a file, summed. Not thread-safe while lines are added. */
public final class Bill {
    private final SortedMap<Instant, Period> periods = new TreeMap<>();
    private long lines;

    /** Where and for what something is billed. */
    public record Item(String accountId, String region, String usageType) implements Comparable<Item> {
        @Override
        public int compareTo(Item other) {
            return text().compareTo(other.text());
        }

        private String text() {
            return accountId + "\n" + region + "\n" + usageType;
        }
    }

    /** What was billed and used. */
    public record Billed(BigDecimal usd, BigDecimal quantity) {
        Billed plus(Billed other) {
            return new Billed(usd.add(other.usd), quantity.add(other.quantity));
        }
    }

    private static final class Period {
        private final SortedMap<Item, Billed> usage = new TreeMap<>();
        private final SortedMap<String, BigDecimal> others = new TreeMap<>();
        private final Instant end;
        private Instant from = Instant.MAX;
        private Instant to = Instant.MIN;

        Period(Instant end) {
            this.end = end;
        }
    }

    /** Adds a line. */
    public void add(BillLine line) {
        lines++;
        Period period = periods.computeIfAbsent(line.periodStart(), _ -> new Period(line.periodEnd()));
        if (!line.usage()) {
            period.others.merge(line.charge(), line.usd(), BigDecimal::add);
            return;
        }
        period.usage.merge(
                new Item(line.accountId(), line.region(), line.usageType()),
                new Billed(line.usd(), line.quantity()),
                Billed::plus);
        period.from = line.start().isBefore(period.from) ? line.start() : period.from;
        period.to = line.end().isAfter(period.to) ? line.end() : period.to;
    }

    /** The number of lines about KMS. */
    public long lines() {
        return lines;
    }

    /** Usage of the latest billing period. */
    public Map<Item, Billed> usage() {
        return periods.isEmpty() ? Map.of() : latest().usage;
    }

    /** Taxes, credits, discounts and the like of the latest billing period, by the bill's own words. */
    public Map<String, BigDecimal> others() {
        return periods.isEmpty() ? Map.of() : latest().others;
    }

    /** The starts of earlier billing periods in the file, which are left out. */
    public Set<Instant> earlier() {
        return periods.isEmpty()
                ? Set.of()
                : new TreeSet<>(periods.headMap(periods.lastKey()).keySet());
    }

    /** The start of the latest billing period. */
    public Instant start() {
        return periods.lastKey();
    }

    /** Its exclusive end. */
    public Instant end() {
        return latest().end;
    }

    /** The end of the last usage that the bill has. */
    public Instant billedUntil() {
        Instant to = latest().to;
        return to.equals(Instant.MIN) || to.isAfter(end()) ? end() : to;
    }

    /** Whether the period was still in progress when the bill was written. */
    public boolean isInProgress() {
        return billedUntil().isBefore(end());
    }

    /** How long the billing period is. */
    Duration length() {
        return Duration.between(start(), end());
    }

    /** How much of it the bill has. */
    Duration billed() {
        return Duration.between(start(), billedUntil());
    }

    private Period latest() {
        return periods.lastEntry().getValue();
    }
}
