package io.keyledger.policy.search;

import io.keyledger.policy.decision.CompiledPolicy;
import io.keyledger.policy.decision.PolicyLevel;
import io.keyledger.policy.decision.World;
import io.keyledger.policy.language.ParseResult;
import io.keyledger.policy.language.PolicyKind;
import io.keyledger.policy.language.PolicyParser;
import java.util.List;

/** What a caller's own side says: its policies, its boundary and the organization it belongs to. */
record CallerSide(
        List<CompiledPolicy> policies,
        List<CompiledPolicy> boundaries,
        List<CompiledPolicy> sessionPolicies,
        List<PolicyLevel> serviceControlPolicies) {
    private static final CompiledPolicy ALLOWS_ALL = compiled(
            "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}");

    private static CompiledPolicy compiled(String document) {
        return switch (PolicyParser.parse(PolicyKind.IDENTITY, document)) {
            case ParseResult.Parsed(var policy) -> CompiledPolicy.of(policy);
            case ParseResult.Rejected rejected -> throw new IllegalStateException(rejected.toString());
        };
    }

    /** Somebody whose account lets them do what they like: nobody but that account decides on it. */
    static CallerSide unlimited(Kind kind, List<PolicyLevel> serviceControlPolicies) {
        List<CompiledPolicy> all = List.of(ALLOWS_ALL);
        return new CallerSide(all, List.of(), kind == Kind.FEDERATED ? all : List.of(), serviceControlPolicies);
    }

    /** Somebody without any permission of their own. */
    static CallerSide without(List<PolicyLevel> serviceControlPolicies) {
        return new CallerSide(List.of(), List.of(), List.of(), serviceControlPolicies);
    }

    static CallerSide of(Identity identity) {
        return new CallerSide(identity.policies(), identity.boundaries(), List.of(), identity.serviceControlPolicies());
    }

    /** The world of the key with this side added. */
    World in(World key) {
        return new World(
                key.resourcePolicies(),
                key.grants(),
                policies,
                boundaries,
                sessionPolicies,
                serviceControlPolicies,
                key.resourceControlPolicies(),
                key.endpointPolicies(),
                key.awsManagedKey());
    }
}
