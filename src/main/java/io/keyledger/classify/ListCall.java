package io.keyledger.classify;

import io.keyledger.inventory.ApiCoverage;

/** Whether a list was read to its end. Only a row that says so counts: without one, it was not. */
final class ListCall {
    private final String action;
    private boolean asked;
    private String unanswered = "";

    /** @param action the IAM action, such as {@code kms:ListKeys} */
    ListCall(String action) {
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

    /** Why the list is not complete; empty where it is. */
    String gap() {
        return asked ? unanswered : action + " was not asked";
    }

    /** The action with its service's prefix, however the row writes it. */
    static String iamAction(ApiCoverage coverage) {
        return coverage.action().indexOf(':') >= 0 ? coverage.action() : coverage.service() + ':' + coverage.action();
    }

    static String describe(String action, ApiCoverage coverage) {
        String how = coverage.denied() > 0 ? "denied " : coverage.throttled() > 0 ? "throttled " : "failed ";
        return how + action + (coverage.note().isEmpty() ? "" : ": " + coverage.note());
    }
}
