package io.keyledger.check.access;

import io.keyledger.policy.analysis.KeyAnalysis;
import io.keyledger.policy.analysis.PolicyChange;
import io.keyledger.policy.language.Effect;
import io.keyledger.policy.language.Policy;
import io.keyledger.policy.language.Statement;
import java.util.List;
import java.util.Locale;

/** Finds the Deny statements that keep everybody from changing a key policy. */
final class Denials {
    private Denials() {}

    /**
     * The Deny statements without which somebody could change the policy; empty if they are not the reason that nobody
     * can.
     */
    static List<Statement> lockingOut(KeyAnalysis key, Policy policy) {
        List<Statement> denials = policy.statements().stream()
                .filter(statement -> statement.effect() == Effect.DENY
                        && statement.isComplete()
                        && statement.action().covers(Managers.PUT_KEY_POLICY.toLowerCase(Locale.ROOT)))
                .toList();
        if (denials.isEmpty()) {
            return List.of();
        }
        Policy without = PolicyChange.keeping(policy, statement -> !denials.contains(statement));
        return Managers.existing(key, Managers.search(key, without)).isEmpty() ? List.of() : denials;
    }
}
