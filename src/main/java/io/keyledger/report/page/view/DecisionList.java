package io.keyledger.report.page.view;

import java.util.List;

/**
 * What somebody has to decide, one entry per cause, the worst first.
 *
 * @param lead the numbers in a sentence
 * @param urgent causes of critical and high failures
 * @param others causes of other failures
 * @param more a sentence about causes that are not listed; empty if all are
 */
public record DecisionList(String lead, List<Decision> urgent, List<Decision> others, String more) {
    public DecisionList {
        urgent = List.copyOf(urgent);
        others = List.copyOf(others);
    }

    /**
     * A cause of failures.
     *
     * @param subject the key or the resource that the decision is about
     * @param reason why it fails
     * @param place account and Region
     * @param deadline by when, and what happens then; empty if there is no deadline
     * @param affected what else fails for the same cause
     * @param evidence the evidence of its worst failure; empty if the run does not list it
     * @param remedy what to do about it
     * @param checks the checks that fail, as text
     * @param finding the fragment of its worst finding
     */
    public record Decision(
            String severity,
            KeyLink subject,
            String reason,
            String place,
            String deadline,
            String affected,
            String evidence,
            String remedy,
            String checks,
            String finding) {
        /** Whether the subject is a key with a page of its own. */
        public boolean aboutKey() {
            return !subject.arn().isEmpty();
        }
    }
}
