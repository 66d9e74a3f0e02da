package io.keyledger.report.policy;

import io.keyledger.check.CheckMetadata;
import io.keyledger.policy.analysis.KeyOwner;
import io.keyledger.policy.search.KeyAccess;
import io.keyledger.policy.search.PolicyReach;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What is found in a key policy.
 *
 * @param access who can use a key with this policy
 * @param findings the worst first, and then in the order of the policy
 * @param checks all that were asked
 * @param notJudged checks that need more than the policy, in words
 */
public record PolicyReport(
        KeyOwner owner,
        KeyAccess access,
        List<PolicyFinding> findings,
        List<CheckMetadata> checks,
        List<NotJudged> notJudged) {
    public PolicyReport {
        findings = List.copyOf(findings);
        checks = List.copyOf(checks);
        notJudged = List.copyOf(notJudged);
    }

    /** Why the reach is not known, in words, each reason once; empty where it is. */
    public List<String> undecided() {
        if (access.reach() != PolicyReach.UNKNOWN) {
            return List.of();
        }
        Map<String, List<String>> questions = new LinkedHashMap<>();
        Stream.concat(access.unknowns().stream(), access.approximations().stream())
                .forEach(text -> {
                    int colon = text.indexOf(": ");
                    questions
                            .computeIfAbsent(text.substring(colon < 0 ? 0 : colon + 2), _ -> new ArrayList<>())
                            .add(text.substring(0, Math.max(0, colon)));
                });
        return questions.entrySet().stream()
                .map(reason -> sentence(reason.getKey(), reason.getValue()))
                .toList();
    }

    private static String sentence(String reason, List<String> questions) {
        String first = questions.getFirst();
        if (first.isEmpty()) {
            return reason;
        }
        return questions.size() == 1
                ? first + ": " + reason
                : reason + " (" + questions.size() + " questions, such as " + first + ")";
    }

    /** A check without a verdict, and why it has none. */
    public record NotJudged(CheckMetadata check, String reason) {}
}
