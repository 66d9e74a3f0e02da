package io.keyledger.collect;

import io.keyledger.collect.call.ApiAction;
import io.keyledger.collect.call.CallVolume;
import io.keyledger.inventory.ResourceType;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads one service. Collectors are found by {@link java.util.ServiceLoader}, so each needs a public constructor
 * without parameters and holds no state: one instance serves all accounts and Regions at the same time.
 */
public interface Collector {
    /** Names its parts of a snapshot: lower case letters, digits and hyphens. */
    String name();

    /** Whether it reads each Region, or the account once. */
    default Reach reach() {
        return Reach.REGIONAL;
    }

    /** Whether it reads an account; most read every one. */
    default boolean reads(String accountId, String callerAccountId) {
        return true;
    }

    /** Every action it may call at this depth. The first is the listing that all other calls depend on. */
    List<ApiAction> actions(Depth depth);

    /** The types of encrypted resources that it reads. */
    default List<ResourceType> types() {
        return List.of();
    }

    /** The CloudFormation type names of what it reads and checks judge. */
    default List<String> judgedTypes() {
        return types().stream().map(ResourceType::name).toList();
    }

    /** The services that can be chosen by name: itself, unless it reads several. */
    default Set<String> services() {
        return Set.of(name());
    }

    /** The same for some of its services alone. */
    default Collector only(Set<String> services) {
        return this;
    }

    /** Writes the facts, in an order that depends only on the answers of AWS. */
    void collect(CollectorContext context);

    /** Counts the things of each {@link CallVolume#thing} with the cheapest calls that answer it. */
    Map<String, Long> count(CollectorContext context);

    /** Estimates, from what was counted, the other numbers that the calls depend on. */
    default Map<String, Long> estimate(Map<String, Long> counted, Depth depth) {
        return Map.of();
    }

    /** What a plan must say besides its counts, in whole sentences. */
    default List<String> notes(CollectorContext context) {
        return List.of();
    }

    /** The scope of a service. */
    enum Reach {
        /** Separate in each Region. */
        REGIONAL,
        /** The account as a whole. */
        GLOBAL
    }
}
