package io.keyledger.cli.configuration;

import io.keyledger.collect.account.Scope;
import io.keyledger.collect.run.CollectorRegistry;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** The valid names of Regions and collectors. Loading them takes time, so it happens only if any are given. */
public final class KnownNames {
    private KnownNames() {}

    /** All AWS Regions, if any Region is given. */
    public static Set<String> regions(List<String> named) {
        return named.isEmpty() ? Set.of() : Scope.knownRegions();
    }

    /** All collectors, if any collector is given. */
    static Collection<String> collectors(List<String> named) {
        return named.isEmpty() ? Set.of() : CollectorRegistry.installed().names();
    }
}
