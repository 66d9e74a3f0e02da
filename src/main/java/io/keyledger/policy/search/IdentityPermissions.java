package io.keyledger.policy.search;

import io.keyledger.policy.decision.CompiledPolicy;
import io.keyledger.policy.decision.PolicyLevel;
import io.keyledger.policy.request.Caller;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A user or role of an account with what its own side allows.
 *
 * @param serviceControlPolicies of its account, root first
 * @param tags of the user or role, by name in lower case; empty where they are not known
 */
public record IdentityPermissions(
        Caller.InAccount caller,
        List<CompiledPolicy> policies,
        List<CompiledPolicy> boundaries,
        List<PolicyLevel> serviceControlPolicies,
        Optional<Map<String, String>> tags) {
    public IdentityPermissions {
        policies = List.copyOf(policies);
        boundaries = List.copyOf(boundaries);
        serviceControlPolicies = List.copyOf(serviceControlPolicies);
        tags = tags.map(Map::copyOf);
    }

    /** Where the tags are not known. */
    public IdentityPermissions(
            Caller.InAccount caller,
            List<CompiledPolicy> policies,
            List<CompiledPolicy> boundaries,
            List<PolicyLevel> serviceControlPolicies) {
        this(caller, policies, boundaries, serviceControlPolicies, Optional.empty());
    }
}
