package io.keyledger.cli;

import io.keyledger.collect.Scope;
import java.util.List;
import java.util.Set;

/** The names of Regions. */
final class Regions {
    private Regions() {}

    /** All that AWS has, where any are named; asking AWS's library for them takes a moment. */
    static Set<String> of(List<String> named) {
        return named.isEmpty() ? Set.of() : Scope.knownRegions();
    }
}
