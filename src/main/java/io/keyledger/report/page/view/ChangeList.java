package io.keyledger.report.page.view;

import java.util.List;

/**
 * What changed since the last run.
 *
 * @param compared whether the run has been compared with an earlier one
 * @param lead the numbers in a sentence
 * @param changes the changes, the most severe first
 * @param more a sentence about changes that are not listed; empty if all are
 */
public record ChangeList(boolean compared, String lead, List<Change> changes, String more) {
    public ChangeList {
        changes = List.copyOf(changes);
    }

    /** A change. */
    public record Change(
            String change,
            String tone,
            String severity,
            String what,
            KeyLink key,
            String place,
            String values,
            String cause) {}
}
