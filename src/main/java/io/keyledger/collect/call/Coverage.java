package io.keyledger.collect.call;

import io.keyledger.inventory.ApiCoverage;
import io.keyledger.inventory.Observed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** Counts the outcomes of the calls per action, in one account and Region. Thread-safe. */
public final class Coverage {
    private static final ScopedValue<Coverage> OF_ITEM = ScopedValue.newInstance();

    private final String accountId;
    private final String region;
    private final Map<Key, Tally> tallies = new HashMap<>();

    public Coverage(String accountId, String region) {
        this.accountId = accountId;
        this.region = region;
    }

    /** Returns a separate count, for one item of the same account and Region. */
    public Coverage ofItem() {
        return new Coverage(accountId, region);
    }

    /** Runs work whose questions on this thread count for the given item. */
    public static <T> T during(Coverage ofItem, Supplier<T> work) {
        return ScopedValue.where(OF_ITEM, ofItem).call(work::get);
    }

    /** Wraps work for another thread so that its questions are counted like those of this thread. */
    static <T> Callable<T> carried(Callable<T> work) {
        if (!OF_ITEM.isBound()) {
            return work;
        }
        Coverage current = OF_ITEM.get();
        return () -> ScopedValue.where(OF_ITEM, current).call(work::call);
    }

    /** Counts a question and its outcome. */
    public <T> void record(ApiAction action, Observed<T> outcome) {
        OF_ITEM.orElse(this).count(action, outcome);
    }

    private synchronized <T> void count(ApiAction action, Observed<T> outcome) {
        Tally tally = tally(action);
        tally.asked++;
        switch (outcome) {
            case Observed.Known<T> _, Observed.NotOffered<T> _, Observed.NotAsked<T> _ -> tally.answered++;
            case Observed.Denied<T> denied -> {
                tally.denied++;
                tally.note(denied.message());
            }
            case Observed.Throttled<T> throttled -> {
                tally.throttled++;
                tally.note(throttled.message());
            }
            case Observed.Failed<T> failed -> {
                tally.failed++;
                tally.note(failed.message());
            }
        }
    }

    /** Adds the counts of another coverage of the same account and Region. */
    public void add(Coverage other) {
        Map<ApiAction, Tally> counted = new HashMap<>();
        synchronized (other) {
            other.tallies.values().forEach(tally -> counted.put(tally.action, tally));
        }
        counted.forEach((action, tally) -> OF_ITEM.orElse(this).merge(tally.row(accountId, region), action, tally));
    }

    /** Adds questions that an earlier run saved; all of them were answered. */
    public void recall(ApiAction action, ApiCoverage row) {
        Tally answered = new Tally(action);
        answered.remark = row.note();
        OF_ITEM.orElse(this).merge(row, action, answered);
    }

    private synchronized void merge(ApiCoverage row, ApiAction action, Tally said) {
        Tally tally = tally(action);
        tally.asked += row.asked();
        tally.answered += row.answered();
        tally.denied += row.denied();
        tally.throttled += row.throttled();
        tally.failed += row.failed();
        if (!said.note.isEmpty()) {
            tally.note(said.note);
        }
        if (!said.remark.isEmpty()) {
            tally.remark = said.remark;
        }
    }

    /** Replaces the note of an action. */
    public void remark(ApiAction action, String remark) {
        OF_ITEM.orElse(this).replaceNote(action, remark);
    }

    private synchronized void replaceNote(ApiAction action, String remark) {
        tally(action).remark = remark;
    }

    private Tally tally(ApiAction action) {
        return tallies.computeIfAbsent(new Key(action.toString(), action.lists()), _ -> new Tally(action));
    }

    /** Clients that share a prefix may list different types with operations of the same name. */
    private record Key(String action, String lists) {}

    /** The rows, sorted by service and action. */
    public synchronized List<ApiCoverage> rows() {
        List<ApiCoverage> rows = new ArrayList<>();
        tallies.values().forEach(tally -> rows.add(tally.row(accountId, region)));
        rows.sort(Comparator.comparing(ApiCoverage::service)
                .thenComparing(ApiCoverage::action)
                .thenComparing(ApiCoverage::lists));
        return rows;
    }

    private static final class Tally {
        private final ApiAction action;
        private long asked;
        private long answered;
        private long denied;
        private long throttled;
        private long failed;
        private String note = "";
        private String remark = "";

        Tally(ApiAction action) {
            this.action = action;
        }

        /** Keeps the alphabetically first message: which call fails first is nondeterministic. */
        void note(String message) {
            if (note.isEmpty() || message.compareTo(note) < 0) {
                note = message;
            }
        }

        ApiCoverage row(String accountId, String region) {
            return new ApiCoverage(
                    accountId,
                    region,
                    action.service(),
                    action.operation(),
                    asked,
                    answered,
                    denied,
                    throttled,
                    failed,
                    remark.isEmpty() ? note : remark,
                    action.role(),
                    action.lists());
        }
    }
}
