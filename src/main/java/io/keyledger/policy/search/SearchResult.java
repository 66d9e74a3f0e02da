package io.keyledger.policy.search;

import io.keyledger.policy.search.formula.Point;
import java.util.List;

/** How a search for an allowed request ended. */
sealed interface SearchResult {
    /** There is one. */
    record Found(Point point, Witness witness) implements SearchResult {}

    /**
     * There is none.
     *
     * @param approximations what kept the search from looking at every request; empty when it has
     */
    record None(List<String> approximations) implements SearchResult {}

    /** The search gave up. */
    record Unknown(String reason) implements SearchResult {}
}
