package io.keyledger.cost.cloudtrail;

import java.util.List;

/**
 * How the files under a folder were read.
 *
 * @param read whole
 * @param torn those that could not be read to their end
 * @param foreign those that are no log files of CloudTrail
 * @param skipped digests and Insights, which tell of no requests
 * @param firstTorn the first of them by name, at most {@link #NAMED}
 * @param firstForeign the first of them by name, at most {@link #NAMED}
 */
public record FileCounts(
        long read, long torn, long foreign, long skipped, List<String> firstTorn, List<String> firstForeign) {
    /** How many files are named of each kind. */
    public static final int NAMED = 5;

    public static final FileCounts NONE = new FileCounts(0, 0, 0, 0, List.of(), List.of());

    /** Every file that could be a log file. */
    public long all() {
        return read + torn;
    }
}
