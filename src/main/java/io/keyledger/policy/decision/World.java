package io.keyledger.policy.decision;

import io.keyledger.policy.language.Policy;
import java.util.EnumMap;
import java.util.List;

/**
 * Everything but the request that a decision depends on: the policies of each {@link Layer}, the key's grants, and
 * whether the key is one of AWS's. Immutable.
 *
 * <p>The policies of an organization stand in one level for each step of the path to the account, root first, and each
 * level must allow. Those of any other layer are all in one level. A layer without levels is not there and restricts
 * nothing, except for identity policies, without which an identity has no permission of its own.
 */
public final class World {
    public static final World EMPTY = new World(everyLayerEmpty(), everyLayerEmpty(), List.of(), false);

    private final EnumMap<Layer, List<PolicyLevel>> levels;
    private final EnumMap<Layer, List<CompiledPolicy>> policies;
    private final List<KeyGrant> grants;
    private final boolean awsManagedKey;

    private World(
            EnumMap<Layer, List<PolicyLevel>> levels,
            EnumMap<Layer, List<CompiledPolicy>> policies,
            List<KeyGrant> grants,
            boolean awsManagedKey) {
        this.levels = levels;
        this.policies = policies;
        this.grants = grants;
        this.awsManagedKey = awsManagedKey;
    }

    private static <T> EnumMap<Layer, List<T>> everyLayerEmpty() {
        EnumMap<Layer, List<T>> empty = new EnumMap<>(Layer.class);
        for (Layer layer : Layer.values()) {
            empty.put(layer, List.of());
        }
        return empty;
    }

    /** A world with the policy of a key or another resource, and nothing else. */
    public static World ofResourcePolicy(Policy policy) {
        return EMPTY.with(Layer.RESOURCE_POLICY, CompiledPolicy.of(policy));
    }

    /** The levels of a layer, root first. */
    public List<PolicyLevel> levels(Layer layer) {
        return levels.getOrDefault(layer, List.of());
    }

    /** Whether the layer takes part in decisions. */
    public boolean has(Layer layer) {
        return !levels(layer).isEmpty();
    }

    /** The policies of a layer, of whichever level. */
    public List<CompiledPolicy> policies(Layer layer) {
        return policies.getOrDefault(layer, List.of());
    }

    /** Every policy, of whichever layer. */
    public List<CompiledPolicy> policies() {
        return policies.values().stream().flatMap(List::stream).toList();
    }

    public List<KeyGrant> grants() {
        return grants;
    }

    /** Whether the key is one of AWS's, which resource control policies do not reach. */
    public boolean awsManagedKey() {
        return awsManagedKey;
    }

    /** The same with one policy in a layer. */
    public World with(Layer layer, CompiledPolicy policy) {
        return with(layer, List.of(policy));
    }

    /** The same with other policies in a layer that has no levels; an empty list takes the layer away. */
    public World with(Layer layer, List<CompiledPolicy> policies) {
        return withLevels(layer, policies.isEmpty() ? List.of() : List.of(new PolicyLevel("", policies)));
    }

    /** The same with other policies in a layer, level by level, root first. */
    public World withLevels(Layer layer, List<PolicyLevel> changed) {
        if (changed.isEmpty() && !has(layer)) {
            return this;
        }
        EnumMap<Layer, List<PolicyLevel>> allLevels = levels.clone();
        allLevels.put(layer, List.copyOf(changed));
        EnumMap<Layer, List<CompiledPolicy>> allPolicies = policies.clone();
        allPolicies.put(layer, flat(changed));
        return new World(allLevels, allPolicies, grants, awsManagedKey);
    }

    /** The same with the caller's layers of another world. */
    public World withCallerOf(World other) {
        EnumMap<Layer, List<PolicyLevel>> allLevels = levels.clone();
        EnumMap<Layer, List<CompiledPolicy>> allPolicies = policies.clone();
        for (Layer layer : Layer.values()) {
            if (layer.isOfCaller()) {
                allLevels.put(layer, other.levels(layer));
                allPolicies.put(layer, other.policies(layer));
            }
        }
        return new World(allLevels, allPolicies, grants, awsManagedKey);
    }

    private static List<CompiledPolicy> flat(List<PolicyLevel> levels) {
        return levels.size() == 1
                ? levels.getFirst().policies()
                : levels.stream().flatMap(level -> level.policies().stream()).toList();
    }

    public World withGrants(List<KeyGrant> changed) {
        return new World(levels, policies, List.copyOf(changed), awsManagedKey);
    }

    public World withAwsManagedKey(boolean managed) {
        return new World(levels, policies, grants, managed);
    }
}
