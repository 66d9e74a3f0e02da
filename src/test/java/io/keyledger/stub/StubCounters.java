package io.keyledger.stub;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ToLongFunction;

/** What the server was asked and how it went, by account, Region and action. Safe for use by many threads. */
public final class StubCounters {
    private final ConcurrentMap<Key, Tally> tallies = new ConcurrentHashMap<>();
    private final Set<String> describedAliases = new ConcurrentSkipListSet<>();
    private final Set<String> defects = new ConcurrentSkipListSet<>();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger mostInFlight = new AtomicInteger();

    StubCounters() {}

    /** Every action that was asked for, answered or not; how a test proves what was sent and what was not. */
    public Set<String> actions() {
        Set<String> actions = new TreeSet<>();
        tallies.keySet().forEach(key -> actions.add(key.action()));
        return actions;
    }

    /** Calls of an action over all accounts and Regions. */
    public long calls(String action) {
        return sum(action, Row::calls);
    }

    public long throttled(String action) {
        return sum(action, Row::throttled);
    }

    /** Calls that failed with a 5xx or a closed connection. */
    public long failed(String action) {
        return sum(action, Row::failed);
    }

    public long denied(String action) {
        return sum(action, Row::denied);
    }

    public long totalCalls() {
        return rows().stream().mapToLong(Row::calls).sum();
    }

    public long totalThrottled() {
        return rows().stream().mapToLong(Row::throttled).sum();
    }

    /** The most calls of an action that came within one second of the server's clock, in any account and Region. */
    public long peakPerSecond(String action) {
        return rows().stream()
                .filter(row -> row.action().equals(action))
                .mapToLong(Row::peakPerSecond)
                .max()
                .orElse(0);
    }

    /** The most calls that were under way at the same time. */
    public int mostInFlight() {
        return mostInFlight.get();
    }

    /** The {@code alias/aws/…} names that DescribeKey was asked for, which can create keys in AWS: must stay empty. */
    public Set<String> describedAwsAliases() {
        return Set.copyOf(describedAliases);
    }

    /** Errors of the stub itself: must stay empty. */
    public Set<String> defects() {
        return Set.copyOf(defects);
    }

    /** All counts, in order of account, Region and action. */
    public List<Row> rows() {
        return tallies.entrySet().stream()
                .map(entry -> entry.getValue().row(entry.getKey()))
                .sorted(Comparator.comparing(Row::account)
                        .thenComparing(Row::region)
                        .thenComparing(Row::action))
                .toList();
    }

    /** Forgets everything counted so far. */
    public void reset() {
        tallies.clear();
        describedAliases.clear();
        defects.clear();
        mostInFlight.set(inFlight.get());
    }

    Tally begin(String account, String region, String action, String resource) {
        if (action.equals("kms:DescribeKey") && resource.contains("alias/aws/")) {
            describedAliases.add(resource);
        }
        mostInFlight.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
        Tally tally = tallies.computeIfAbsent(new Key(account, region, action), key -> new Tally());
        tally.call(System.nanoTime());
        return tally;
    }

    void end() {
        inFlight.decrementAndGet();
    }

    void defect(String description) {
        defects.add(description);
    }

    private long sum(String action, ToLongFunction<Row> count) {
        return rows().stream()
                .filter(row -> row.action().equals(action))
                .mapToLong(count)
                .sum();
    }

    private record Key(String account, String region, String action) {}

    /**
     * The counts of one action in one account and Region.
     *
     * @param refused other 4xx answers
     */
    public record Row(
            String account,
            String region,
            String action,
            long calls,
            long answered,
            long throttled,
            long denied,
            long refused,
            long failed,
            long peakPerSecond) {}

    /** Counts one action in one account and Region. */
    static final class Tally {
        private static final long SECOND = 1_000_000_000L;

        private final LongAdder calls = new LongAdder();
        private final LongAdder answered = new LongAdder();
        private final LongAdder throttled = new LongAdder();
        private final LongAdder denied = new LongAdder();
        private final LongAdder refused = new LongAdder();
        private final LongAdder failed = new LongAdder();
        private long second;
        private long inSecond;
        private long peak;

        synchronized void call(long now) {
            calls.increment();
            long current = Math.floorDiv(now, SECOND);
            inSecond = current == second ? inSecond + 1 : 1;
            second = current;
            peak = Math.max(peak, inSecond);
        }

        void answered() {
            answered.increment();
        }

        void throttled() {
            throttled.increment();
        }

        void denied() {
            denied.increment();
        }

        void refused() {
            refused.increment();
        }

        void failed() {
            failed.increment();
        }

        private synchronized Row row(Key key) {
            return new Row(
                    key.account(),
                    key.region(),
                    key.action(),
                    calls.sum(),
                    answered.sum(),
                    throttled.sum(),
                    denied.sum(),
                    refused.sum(),
                    failed.sum(),
                    peak);
        }
    }
}
