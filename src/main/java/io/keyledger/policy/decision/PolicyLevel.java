package io.keyledger.policy.decision;

import java.util.List;

/**
 * The policies at one level of the path from an organization's root to an account.
 *
 * @param entity the root, organizational unit or account
 */
public record PolicyLevel(String entity, List<CompiledPolicy> policies) {
    public PolicyLevel {
        policies = List.copyOf(policies);
    }
}
