package io.keyledger.policy.search;

import io.keyledger.policy.decision.CompiledPolicy;
import io.keyledger.policy.decision.PolicyLevel;
import io.keyledger.policy.request.Caller;
import java.util.List;

/**
 * A user or role of an account with what its own side allows.
 *
 * @param serviceControlPolicies of its account, root first
 */
public record Identity(
        Caller.InAccount caller,
        List<CompiledPolicy> policies,
        List<CompiledPolicy> boundaries,
        List<PolicyLevel> serviceControlPolicies) {
    public Identity {
        policies = List.copyOf(policies);
        boundaries = List.copyOf(boundaries);
        serviceControlPolicies = List.copyOf(serviceControlPolicies);
    }
}
