package io.keyledger.collect.call;

import io.keyledger.inventory.ApiCoverage;
import io.keyledger.inventory.Observed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Counts, for each action in an account and Region, how the questions went. Safe for use by many threads. */
public final class Coverage {
    private static final ScopedValue<Coverage> OF_ITEM = ScopedValue.newInstance();

    private final String accountId;
    private final String region;
    private final Map<String, Tally> tallies = new HashMap<>();

    public Coverage(String accountId, String region) {
        this.accountId = accountId;
        this.region = region;
    }

    /** Counts the questions about one item of the same place apart. */
    public Coverage ofItem() {
        return new Coverage(accountId, region);
    }

    /** Does something whose questions on this thread are counted by another one. */
    public static <T> T during(Coverage ofItem, Supplier<T> work) {
        return ScopedValue.where(OF_ITEM, ofItem).call(work::get);
    }

    /** A question was asked, and this came of it. */
    public <T> void record(ApiAction action, Observed<T> outcome) {
        OF_ITEM.orElse(this).count(action, outcome);
    }

    private synchronized <T> void count(ApiAction action, Observed<T> outcome) {
        Tally tally = tallies.computeIfAbsent(action.toString(), _ -> new Tally(action));
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

    /** Adds questions that were counted apart. */
    public synchronized void add(ApiAction action, ApiCoverage row) {
        Tally tally = tallies.computeIfAbsent(action.toString(), _ -> new Tally(action));
        tally.asked += row.asked();
        tally.answered += row.answered();
        tally.denied += row.denied();
        tally.throttled += row.throttled();
        tally.failed += row.failed();
        if (!row.note().isEmpty()) {
            tally.note(row.note());
        }
    }

    /** Says something of an action in place of what AWS said. */
    public synchronized void remark(ApiAction action, String remark) {
        tallies.computeIfAbsent(action.toString(), _ -> new Tally(action)).remark = remark;
    }

    /** The rows, by service and action. */
    public synchronized List<ApiCoverage> rows() {
        List<ApiCoverage> rows = new ArrayList<>();
        tallies.values().forEach(tally -> rows.add(tally.row(accountId, region)));
        rows.sort(Comparator.comparing(ApiCoverage::service).thenComparing(ApiCoverage::action));
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

        /** Of many messages the first by the alphabet, for which call fails first is chance. */
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
