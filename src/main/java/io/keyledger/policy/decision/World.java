package io.keyledger.policy.decision;

import io.keyledger.policy.language.Policy;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything but the request that a decision depends on. An empty list means that the layer is not there, except for
 * identity policies, without which an identity has no permission of its own, and for the policies at an organization's
 * level, each of which must allow.
 *
 * @param resourcePolicies the key policy or the resource's own policy: one, or none
 * @param serviceControlPolicies of the caller's account, root first
 * @param resourceControlPolicies of the resource's account, root first; the full-access policy is always there
 * @param endpointPolicies of the VPC endpoint that the request came through
 * @param awsManagedKey whether the key is one of AWS's, which resource control policies do not reach
 */
public record World(
        List<CompiledPolicy> resourcePolicies,
        List<KeyGrant> grants,
        List<CompiledPolicy> identityPolicies,
        List<CompiledPolicy> permissionBoundaries,
        List<CompiledPolicy> sessionPolicies,
        List<PolicyLevel> serviceControlPolicies,
        List<PolicyLevel> resourceControlPolicies,
        List<CompiledPolicy> endpointPolicies,
        boolean awsManagedKey) {
    public static final World EMPTY =
            new World(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), false);

    public World {
        resourcePolicies = List.copyOf(resourcePolicies);
        grants = List.copyOf(grants);
        identityPolicies = List.copyOf(identityPolicies);
        permissionBoundaries = List.copyOf(permissionBoundaries);
        sessionPolicies = List.copyOf(sessionPolicies);
        serviceControlPolicies = List.copyOf(serviceControlPolicies);
        resourceControlPolicies = List.copyOf(resourceControlPolicies);
        endpointPolicies = List.copyOf(endpointPolicies);
    }

    /** A world with the policy of a key or another resource, and nothing else. */
    public static World ofResourcePolicy(Policy policy) {
        return EMPTY.withResourcePolicy(CompiledPolicy.of(policy));
    }

    /** Every policy, of whichever layer. */
    public List<CompiledPolicy> policies() {
        List<CompiledPolicy> all = new ArrayList<>(resourcePolicies);
        all.addAll(identityPolicies);
        all.addAll(permissionBoundaries);
        all.addAll(sessionPolicies);
        all.addAll(endpointPolicies);
        serviceControlPolicies.forEach(level -> all.addAll(level.policies()));
        resourceControlPolicies.forEach(level -> all.addAll(level.policies()));
        return all;
    }

    public World withResourcePolicy(CompiledPolicy policy) {
        return withResourcePolicies(List.of(policy));
    }

    public World withResourcePolicies(List<CompiledPolicy> policies) {
        return new World(
                policies,
                grants,
                identityPolicies,
                permissionBoundaries,
                sessionPolicies,
                serviceControlPolicies,
                resourceControlPolicies,
                endpointPolicies,
                awsManagedKey);
    }

    public World withGrants(List<KeyGrant> added) {
        return new World(
                resourcePolicies,
                added,
                identityPolicies,
                permissionBoundaries,
                sessionPolicies,
                serviceControlPolicies,
                resourceControlPolicies,
                endpointPolicies,
                awsManagedKey);
    }

    public World withIdentityPolicies(List<CompiledPolicy> policies) {
        return new World(
                resourcePolicies,
                grants,
                policies,
                permissionBoundaries,
                sessionPolicies,
                serviceControlPolicies,
                resourceControlPolicies,
                endpointPolicies,
                awsManagedKey);
    }

    public World withPermissionBoundaries(List<CompiledPolicy> policies) {
        return new World(
                resourcePolicies,
                grants,
                identityPolicies,
                policies,
                sessionPolicies,
                serviceControlPolicies,
                resourceControlPolicies,
                endpointPolicies,
                awsManagedKey);
    }

    public World withSessionPolicies(List<CompiledPolicy> policies) {
        return new World(
                resourcePolicies,
                grants,
                identityPolicies,
                permissionBoundaries,
                policies,
                serviceControlPolicies,
                resourceControlPolicies,
                endpointPolicies,
                awsManagedKey);
    }

    public World withServiceControlPolicies(List<PolicyLevel> levels) {
        return new World(
                resourcePolicies,
                grants,
                identityPolicies,
                permissionBoundaries,
                sessionPolicies,
                levels,
                resourceControlPolicies,
                endpointPolicies,
                awsManagedKey);
    }

    public World withResourceControlPolicies(List<PolicyLevel> levels) {
        return new World(
                resourcePolicies,
                grants,
                identityPolicies,
                permissionBoundaries,
                sessionPolicies,
                serviceControlPolicies,
                levels,
                endpointPolicies,
                awsManagedKey);
    }

    public World withEndpointPolicies(List<CompiledPolicy> policies) {
        return new World(
                resourcePolicies,
                grants,
                identityPolicies,
                permissionBoundaries,
                sessionPolicies,
                serviceControlPolicies,
                resourceControlPolicies,
                policies,
                awsManagedKey);
    }

    public World withAwsManagedKey(boolean managed) {
        return new World(
                resourcePolicies,
                grants,
                identityPolicies,
                permissionBoundaries,
                sessionPolicies,
                serviceControlPolicies,
                resourceControlPolicies,
                endpointPolicies,
                managed);
    }
}
