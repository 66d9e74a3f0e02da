package io.keyledger.policy.search;

import java.util.List;
import java.util.Set;

/**
 * Somebody who may have access.
 *
 * @param trials the callers that stand for the grantee: it has access when one of them has
 * @param known condition keys that the grantee itself decides, in lower case: what is asked of them is no condition
 * @param certain whether the claim speaks of everybody it names; otherwise narrower claims stand beside it
 */
record Candidate(
        Grantee grantee,
        PolicyReach reach,
        boolean outside,
        Via via,
        List<Trial> trials,
        Set<String> known,
        boolean certain,
        List<String> notes) {
    /**
     * Callers of one shape, and what their own side says.
     *
     * @param open whether they come from none of the places that the policies name
     */
    record Trial(Shape shape, CallerSide side, Formula extra, boolean open) {}
}
