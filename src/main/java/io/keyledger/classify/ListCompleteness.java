package io.keyledger.classify;

import io.keyledger.inventory.ApiCoverage;

/** Whether a list is complete. Without a coverage row that says so, it is not. */
final class ListCompleteness {
    private final String action;
    private boolean asked;
    private String unanswered = "";

    /** @param action the IAM action, for example {@code kms:ListKeys} */
    ListCompleteness(String action) {
        this.action = action;
    }

    void add(ApiCoverage coverage) {
        if (!action.equals(iamAction(coverage))) {
            return;
        }
        asked |= coverage.asked() > 0;
        if (unanswered.isEmpty() && coverage.answered() < coverage.asked()) {
            unanswered = describe(action, coverage);
        }
    }

    /** Why the list is incomplete; empty if it is complete. */
    String gap() {
        return asked ? unanswered : action + " was not asked";
    }

    /** The action with its service prefix, whether or not the row has it. */
    static String iamAction(ApiCoverage coverage) {
        return coverage.action().indexOf(':') >= 0 ? coverage.action() : coverage.service() + ':' + coverage.action();
    }

    static String describe(String action, ApiCoverage coverage) {
        String how = coverage.denied() > 0 ? "denied " : coverage.throttled() > 0 ? "throttled " : "failed ";
        return how + action + (coverage.note().isEmpty() ? "" : ": " + coverage.note());
    }
}
