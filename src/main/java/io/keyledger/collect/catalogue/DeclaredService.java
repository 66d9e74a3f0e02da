package io.keyledger.collect.catalogue;

import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.call.ApiAction;
import io.keyledger.inventory.ResourceType;
import java.util.List;

/** A service whose types are declared, whatever client reads it. */
public interface DeclaredService {
    /** As the setting of collectors has it. */
    String name();

    /** Whether it lives once for an account and not in each Region. */
    boolean isGlobal();

    /** Everything it may call. */
    List<ApiAction> actions();

    /** What the rest of keyledger knows of its types. */
    List<ResourceType> resourceTypes();

    /** What reads its types in an account and Region. */
    List<TypeGroup> groups(CollectorContext context);
}
