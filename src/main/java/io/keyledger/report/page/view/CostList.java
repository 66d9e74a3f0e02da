package io.keyledger.report.page.view;

import java.util.List;

/**
 * What the keys cost.
 *
 * @param lead the sum and its parts, in a sentence
 * @param keys the dearest keys
 * @param savings what would be saved
 */
public record CostList(String lead, List<Line> keys, List<Saving> savings) {
    public CostList {
        keys = List.copyOf(keys);
        savings = List.copyOf(savings);
    }

    /**
     * A key's cost per month, as a bar.
     *
     * @param storage the width of the part for the key and its rotations, in percent
     * @param requests the width of the part for requests, in percent
     */
    public record Line(KeyLink key, String total, double storage, double requests, String description) {}

    /**
     * An amount per month that an action saves.
     *
     * @param subject what the action is about, if that is not the key itself
     */
    public record Saving(String amount, String title, KeyLink key, String subject, String why, String action) {}
}
