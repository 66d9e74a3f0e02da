package io.keyledger.collect;

import io.keyledger.collect.call.CollectException;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How much is asked of what there is.
 *
 * @param lastUsage which keys are asked for their last use
 * @param lastUsageLimit how many keys are at most, of an account and Region: of those that are disabled or pending
 *     deletion, which come first, and of the others; AWS allows five such calls a second, and a key waits in memory for
 *     its answer
 * @param usageDays whole days of requests counted, 0 for none
 * @param grantsPerKey how many grants of a key are read at most; AWS allows 50,000
 * @param snapshotBlocks whether the blocks of EBS snapshots are counted, at a call for each 10,000 blocks
 * @param sharingLimit how many snapshots, and how many images, of an account and Region are asked for the accounts that
 *     they are shared with at most, at a call each
 */
public record Depth(
        LastUsageMode lastUsage,
        int lastUsageLimit,
        int usageDays,
        int grantsPerKey,
        boolean snapshotBlocks,
        int sharingLimit) {
    /** CloudWatch keeps daily sums for this long. */
    private static final int LONGEST_USAGE_DAYS = 455;

    public Depth {
        if (usageDays < 0 || usageDays > LONGEST_USAGE_DAYS) {
            throw CollectException.configuration(
                    "Usage days must be from 0 to " + LONGEST_USAGE_DAYS + ", not " + usageDays + ".");
        }
        if (lastUsageLimit < 0) {
            throw CollectException.configuration("The limit of last usage calls cannot be negative.");
        }
        if (sharingLimit < 0) {
            throw CollectException.configuration("The limit of sharing calls cannot be negative.");
        }
        if (grantsPerKey < 1) {
            throw CollectException.configuration("The limit of grants per key must be at least 1.");
        }
    }

    /** Quiet keys up to 500, thirty days, every grant that AWS's quota allows, no snapshot blocks, 2,000 shares. */
    public static Depth standard() {
        return new Depth(LastUsageMode.QUIET, 500, 30, 50_000, false, 2000);
    }

    /** All that can be asked, of everything. */
    public static Depth everything() {
        return new Depth(
                LastUsageMode.ALL, Integer.MAX_VALUE, LONGEST_USAGE_DAYS, Integer.MAX_VALUE, true, Integer.MAX_VALUE);
    }

    /** Whatever changes what is collected, by name, to be kept with a snapshot. */
    public SortedMap<String, String> options() {
        SortedMap<String, String> options = new TreeMap<>();
        options.put("last-usage", lastUsage.toString());
        options.put("last-usage-limit", Integer.toString(lastUsageLimit));
        options.put("usage-days", Integer.toString(usageDays));
        options.put("grants-per-key", Integer.toString(grantsPerKey));
        options.put("snapshot-blocks", Boolean.toString(snapshotBlocks));
        options.put("sharing-limit", Integer.toString(sharingLimit));
        return options;
    }
}
