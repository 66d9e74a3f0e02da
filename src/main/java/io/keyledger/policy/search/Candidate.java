package io.keyledger.policy.search;

import java.util.List;
import java.util.Set;

/**
 * Somebody who may have access.
 *
 * @param trials the callers that stand for the grantee: it has access when one of them has
 * @param known condition keys that the grantee itself decides, in lower case: what is asked of them is no condition
 * @param limited whether nothing is allowed but what the callers' own policies allow, too
 * @param certain whether the claim speaks of everybody it names; otherwise narrower claims stand beside it
 */
record Candidate(
        Grantee grantee,
        PolicyReach reach,
        boolean outside,
        Via via,
        List<Trial> trials,
        Set<String> known,
        boolean limited,
        boolean certain,
        List<String> notes) {
    /** The same grantee, trusted for the place that a request comes from. */
    Candidate trustedSomewhere() {
        return new Candidate(
                grantee,
                reach,
                false,
                via,
                trials.stream().map(Trial::fromAnywhere).toList(),
                known,
                limited,
                certain,
                notes);
    }

    /** With what the claim rests on besides what AWS documents. */
    Candidate noting(String note) {
        return new Candidate(grantee, reach, outside, via, trials, known, limited, false, List.of(note));
    }
}
