package io.keyledger.collect;

import io.keyledger.collect.call.CollectException;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How much detail is collected.
 *
 * @param lastUsage the keys whose last use is requested
 * @param lastUsageLimit the maximum number of those keys per account and Region, counted separately for keys that are
 *     disabled or pending deletion, which come first, and for all others. AWS allows five such calls per second, and
 *     each key waits in memory for its answer
 * @param lastUsageDays how many days the answer about a key's last use is reused while CloudWatch shows no request; 0
 *     to ask each time
 * @param usageDays whole days of requests to count; 0 for none
 * @param grantsPerKey the maximum number of grants to read per key; AWS allows 50,000
 * @param snapshotBlocks whether to count the blocks of EBS snapshots, with one call per 10,000 blocks
 * @param sharingLimit the maximum number of snapshots, and of images, per account and Region whose sharing is read,
 *     with one call each
 */
public record Depth(
        LastUsageMode lastUsage,
        int lastUsageLimit,
        int lastUsageDays,
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
        if (lastUsageDays < 0) {
            throw CollectException.configuration("The days that an answer is reused cannot be negative.");
        }
        if (sharingLimit < 0) {
            throw CollectException.configuration("The limit of sharing calls cannot be negative.");
        }
        if (grantsPerKey < 1) {
            throw CollectException.configuration("The limit of grants per key must be at least 1.");
        }
    }

    /**
     * Quiet keys up to 500, each once in thirty days, thirty days of requests, every grant that AWS's quota allows, no
     * snapshot blocks, 2,000 shares.
     */
    public static Depth standard() {
        return new Depth(LastUsageMode.QUIET, 500, 30, 30, 50_000, false, 2000);
    }

    /** Everything that can be collected. */
    public static Depth everything() {
        return new Depth(
                LastUsageMode.ALL,
                Integer.MAX_VALUE,
                0,
                LONGEST_USAGE_DAYS,
                Integer.MAX_VALUE,
                true,
                Integer.MAX_VALUE);
    }

    /** The options that change what is collected, by name, to be saved with the snapshot. */
    public SortedMap<String, String> options() {
        SortedMap<String, String> options = new TreeMap<>();
        options.put("last-usage", lastUsage.toString());
        options.put("last-usage-limit", Integer.toString(lastUsageLimit));
        options.put("last-usage-days", Integer.toString(lastUsageDays));
        options.put("usage-days", Integer.toString(usageDays));
        options.put("grants-per-key", Integer.toString(grantsPerKey));
        options.put("snapshot-blocks", Boolean.toString(snapshotBlocks));
        options.put("sharing-limit", Integer.toString(sharingLimit));
        return options;
    }
}
