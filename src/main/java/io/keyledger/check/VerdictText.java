package io.keyledger.check;

import io.keyledger.policy.analysis.SharedAnalysis;
import java.util.List;

/**
 * What a finding says about an access check.
 *
 * @param remedies the changes that fix the issues, without repetition
 * @param isNamed whether a text is about the pseudonym of a key, which the names of each key replace
 */
record VerdictText(Verdict verdict, List<String> remedies, boolean isNamed) {
    /** In the place of a verdict that has to be found for each key. */
    static final VerdictText NONE = new VerdictText(Verdict.notApplicable("found for each key"), List.of());

    VerdictText(Verdict verdict, List<String> remedies) {
        this(verdict, remedies, isNamed(verdict) || remedies.stream().anyMatch(SharedAnalysis::isNamed));
    }

    static VerdictText of(AccessVerdict judged) {
        return new VerdictText(
                judged.verdict(),
                judged.issues().stream()
                        .map(AccessIssue::remedy)
                        .filter(remedy -> !remedy.isEmpty())
                        .distinct()
                        .toList());
    }

    /** The same about a key instead of its pseudonym. */
    VerdictText named(SharedAnalysis shared) {
        if (!isNamed) {
            return this;
        }
        return new VerdictText(
                new Verdict(
                        verdict.status(),
                        shared.named(verdict.reason()),
                        shared.named(verdict.evidence()),
                        shared.named(verdict.witness())),
                remedies.stream().map(shared::named).toList());
    }

    private static boolean isNamed(Verdict verdict) {
        return SharedAnalysis.isNamed(verdict.reason())
                || SharedAnalysis.isNamed(verdict.evidence())
                || SharedAnalysis.isNamed(verdict.witness());
    }

    /** The letters of all texts. */
    int length() {
        return verdict.reason().length()
                + verdict.evidence().length()
                + verdict.witness().length()
                + remedies.stream().mapToInt(String::length).sum();
    }
}
