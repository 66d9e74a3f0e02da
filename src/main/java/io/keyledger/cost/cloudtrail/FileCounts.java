package io.keyledger.cost.cloudtrail;

import java.util.List;

/**
 * How the files under a folder were read.
 *
 * @param read files read completely
 * @param torn files that are cut short
 * @param foreign files that are not CloudTrail logs
 * @param skipped digests and Insights, which hold no requests
 * @param firstTorn the first {@link #NAMED} torn files by name
 * @param firstForeign the first {@link #NAMED} foreign files by name
 */
public record FileCounts(
        long read, long torn, long foreign, long skipped, List<String> firstTorn, List<String> firstForeign) {
    /** How many files of each kind are named. */
    public static final int NAMED = 5;

    public static final FileCounts NONE = new FileCounts(0, 0, 0, 0, List.of(), List.of());

    /** Every file that could be a log file. */
    public long all() {
        return read + torn;
    }
}
