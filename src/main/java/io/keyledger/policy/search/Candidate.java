package io.keyledger.policy.search;

import java.util.List;
import java.util.Set;

/**
 * A grantee that may have access.
 *
 * @param trials the callers that stand for the grantee: it has access when one of them has
 * @param known condition keys that the grantee itself determines, in lower case; tests of them are not conditions of
 *     the claim
 * @param limited whether nothing is allowed but what the callers' own policies allow, too
 * @param certain whether the claim holds for everybody it names; otherwise there are narrower claims too
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
    /** The same grantee, trusted because of the origin of the request. */
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
    Candidate withNote(String note) {
        return new Candidate(grantee, reach, outside, via, trials, known, limited, false, List.of(note));
    }
}
