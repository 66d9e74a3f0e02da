package io.keyledger.collect.catalogue;

import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.Depth;
import io.keyledger.collect.call.ApiAction;
import io.keyledger.inventory.ResourceType;
import java.util.List;
import java.util.Map;

/** A service whose types are declared, whatever client reads it. */
public interface DeclaredService {
    /** As the setting of collectors has it. */
    String name();

    /** Whether it lives once for an account and not in each Region. */
    boolean isGlobal();

    /** The collector whose part holds its resources. */
    default String part() {
        return isGlobal() ? GlobalCatalogue.NAME : RegionalCatalogue.NAME;
    }

    /** Everything it may call at this depth. */
    List<ApiAction> actions(Depth depth);

    /** Estimates, from what was counted, the other numbers that the calls depend on. */
    Map<String, Long> estimate(Map<String, Long> counted, Depth depth);

    /** Whether tags of its resources come from the Region's tagging API. */
    boolean usesTagsOfRegion();

    /** What the rest of keyledger knows of its types. */
    List<ResourceType> resourceTypes();

    /** What reads its types in an account and Region. */
    List<TypeGroup> groups(CollectorContext context);
}
