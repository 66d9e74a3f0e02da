package io.keyledger.cli;

import io.keyledger.collect.account.Scope;
import io.keyledger.collect.run.CollectorRegistry;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** The names that exist. Asking for them takes a moment, so nobody does who has named none. */
final class KnownNames {
    private KnownNames() {}

    /** All Regions that AWS has, where any are named. */
    static Set<String> regions(List<String> named) {
        return named.isEmpty() ? Set.of() : Scope.knownRegions();
    }

    /** All collectors, where any are named. */
    static Collection<String> collectors(List<String> named) {
        return named.isEmpty() ? Set.of() : CollectorRegistry.installed().names();
    }
}
