package io.keyledger.policy.search;

import java.util.List;

/** How a search for an allowed request ended. */
public sealed interface SearchResult {
    /**
     * There is one.
     *
     * @param notes what the claim rests on that AWS does not document
     */
    record Found(Witness witness, List<String> notes) implements SearchResult {}

    /**
     * There is none.
     *
     * @param approximations what kept the search from looking at every request; empty when it has
     */
    record None(List<String> approximations) implements SearchResult {
        public boolean isExact() {
            return approximations.isEmpty();
        }
    }

    /** The search gave up. */
    record Unknown(String reason) implements SearchResult {}
}
