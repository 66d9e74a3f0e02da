package io.keyledger.collect;

import io.keyledger.collect.call.ApiAction;
import io.keyledger.collect.call.CallVolume;
import io.keyledger.inventory.ResourceType;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads one service. Found by {@link java.util.ServiceLoader}, so it needs a public constructor without parameters; holds no
 * state of its own, for one instance serves all accounts and Regions at once.
 */
public interface Collector {
    /** Names its parts of a snapshot: lower case letters, digits and hyphens. */
    String name();

    /** Whether it reads each Region, or only once for an account. */
    default Reach reach() {
        return Reach.REGIONAL;
    }

    /** All it may call at this depth; the first is the listing that everything else starts from. */
    List<ApiAction> actions(Depth depth);

    /** The types of encrypted resources that it reads. */
    default List<ResourceType> types() {
        return List.of();
    }

    /** The services that can be chosen by name: itself, unless it reads several. */
    default Set<String> services() {
        return Set.of(name());
    }

    /** The same for some of its services alone. */
    default Collector only(Set<String> services) {
        return this;
    }

    /** Writes what there is, in an order that depends on nothing but what AWS says. */
    void collect(CollectorContext context);

    /** How many things there are for each {@link CallVolume#thing}, by the cheapest calls that tell. */
    Map<String, Long> count(CollectorContext context);

    /** What else the calls depend on and nobody counts beforehand, guessed from what was counted. */
    default Map<String, Long> estimate(Map<String, Long> counted, Depth depth) {
        return Map.of();
    }

    /** Where a service lives. */
    enum Reach {
        /** In each Region on its own. */
        REGIONAL,
        /** Once for the account. */
        GLOBAL
    }
}
