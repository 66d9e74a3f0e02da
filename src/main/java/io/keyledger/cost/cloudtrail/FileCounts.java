package io.keyledger.cost.cloudtrail;

import java.util.ArrayList;
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
 * @param overlap what two trails have in common, whose requests are counted twice; empty if there is nothing
 */
public record FileCounts(
        long read,
        long torn,
        long foreign,
        long skipped,
        List<String> firstTorn,
        List<String> firstForeign,
        String overlap) {
    /** How many files of each kind are named. */
    public static final int NAMED = 5;

    public static final FileCounts NONE = new FileCounts(0, 0, 0, 0, List.of(), List.of(), "");

    /** 1 if two trails have something in common, which is a gap; otherwise 0. */
    public int overlaps() {
        return overlap.isEmpty() ? 0 : 1;
    }

    /** What could not be read as it should, in sentences without an end; empty if all is well. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (torn > 0) {
            notes.add(torn + " could not be read to the end: " + named(firstTorn, torn));
        }
        if (foreign > 0) {
            notes.add(foreign + " not CloudTrail logs: " + named(firstForeign, foreign));
        }
        return notes;
    }

    /** The first names, and a sign where there are more. */
    public static String named(List<String> first, long all) {
        return String.join(", ", first) + (all > first.size() ? ", …" : "");
    }

    /** Every file that could be a log file. */
    public long all() {
        return read + torn;
    }
}
