package io.keyledger.cost;

import java.util.List;

/**
 * How a key was used, from CloudTrail.
 *
 * @param usages successful requests
 * @param days from the first event in the files to the last
 * @param certainty how certain the counts are at best
 * @param note what limits this evidence
 */
public record TrailUsage(List<Usage> usages, int days, Confidence certainty, String note) {
    /** The source name in {@code costs.csv}. */
    public static final String SOURCE = "cloudtrail";
}
