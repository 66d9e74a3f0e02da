package io.keyledger.cost;

import java.util.List;

/**
 * How a key was used, as CloudTrail tells.
 *
 * @param usages requests that succeeded; none where the files tell of none
 * @param days from the first event in the files to the last
 * @param note what is less than it could be
 */
public record TrailUsage(List<Usage> usages, int days, String note) {
    /** As {@code costs.csv} names it. */
    public static final String SOURCE = "cloudtrail";
}
