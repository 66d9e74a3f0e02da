package io.keyledger.collect.catalogue;

import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.Depth;
import io.keyledger.collect.call.ApiAction;
import io.keyledger.inventory.EncryptedResource;
import io.keyledger.inventory.Observed;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Attributes that need more than a declaration, for example because the depth of the audit limits the number of calls.
 *
 * @param <C> the client of the service
 */
public interface Completion<C> {
    /** The actions that it may call in addition to those of the declaration. */
    List<ApiAction> actions(Depth depth);

    /** Estimates the numbers that its calls depend on, from what was counted by the titles of types. */
    Map<String, Long> estimate(Map<String, Long> counted, Depth depth);

    /**
     * Prepares to complete the resources of a type.
     *
     * @param resources all of them, by id; at least one
     * @return further attributes of each, asked for on many threads
     */
    Function<EncryptedResource, Map<String, Observed<String>>> start(
            Reading<C> reading, List<EncryptedResource> resources);

    /** Reports how many resources are complete. */
    default void advanced(CollectorContext context, long done, long total) {}
}
