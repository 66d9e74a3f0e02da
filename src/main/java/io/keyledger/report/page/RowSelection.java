package io.keyledger.report.page;

import io.keyledger.report.csv.TableRows;
import java.util.Arrays;

/** Chooses the rows of a table that the page holds: by priority, and within a priority in the order of the file. */
final class RowSelection {
    private final RowPriority priority;
    private final long[] counts = new long[RowPriority.PRIORITIES];
    private final long[] quotas = new long[RowPriority.PRIORITIES];

    RowSelection(RowPriority priority) {
        this.priority = priority;
    }

    /** Counts a row, before any is chosen. */
    void count(TableRows row) {
        int place = priority.of(row);
        if (place != RowPriority.NEVER) {
            counts[place]++;
        }
    }

    /** Decides how many rows of each priority are chosen. */
    void limit(long mostRows) {
        long left = mostRows;
        for (int i = 0; i < counts.length; i++) {
            quotas[i] = Math.min(counts[i], left);
            left -= quotas[i];
        }
    }

    /** The rows that could be chosen. */
    long candidates() {
        return Arrays.stream(counts).sum();
    }

    /** Whether a row is chosen; each call takes from the quota. */
    boolean takes(TableRows row) {
        int place = priority.of(row);
        return place != RowPriority.NEVER && quotas[place]-- > 0;
    }

    /** Whether more rows may be chosen. */
    boolean wantsMore() {
        return Arrays.stream(quotas).anyMatch(quota -> quota > 0);
    }
}
