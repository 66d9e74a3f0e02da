package io.keyledger.check.access;

import io.keyledger.policy.analysis.KeyAnalysis;
import io.keyledger.policy.analysis.PolicyChange;
import io.keyledger.policy.language.Policy;
import io.keyledger.policy.search.KeyAccess;
import java.util.ArrayList;
import java.util.List;

/** Narrows a search by adding Deny statements for everything that is not asked for. */
final class Probe {
    private final KeyAnalysis key;
    private final Policy policy;
    private final List<String> denials = new ArrayList<>();

    Probe(KeyAnalysis key, Policy policy) {
        this.key = key;
        this.policy = policy;
    }

    /** Limits the search to these actions. */
    Probe only(String... actions) {
        denials.add(deny("\"NotAction\":[\"" + String.join("\",\"", actions) + "\"]"));
        return this;
    }

    /**
     * Excludes requests for an action, or pattern of actions, that meet a condition.
     *
     * @param condition a Condition element as JSON
     */
    Probe without(String action, String condition) {
        denials.add(deny("\"Action\":\"" + action + "\",\"Condition\":" + condition));
        return this;
    }

    KeyAccess search() {
        return key.accessWith(PolicyChange.adding(policy, denials));
    }

    private static String deny(String rest) {
        return "{\"Effect\":\"Deny\",\"Principal\":{\"AWS\":\"*\",\"Service\":\"*\"},\"Resource\":\"*\"," + rest + "}";
    }
}
