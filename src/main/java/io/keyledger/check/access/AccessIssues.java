package io.keyledger.check.access;

import io.keyledger.check.AccessIssue;
import io.keyledger.policy.Capability;
import io.keyledger.policy.analysis.KeyAnalysis;
import io.keyledger.policy.language.Policy;
import io.keyledger.policy.language.Statement;
import io.keyledger.policy.remedy.Remedies;
import io.keyledger.policy.remedy.Remedy;
import io.keyledger.policy.search.Access;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Issues that are claims of access. */
public final class AccessIssues {
    private AccessIssues() {}

    /** A claim, why the conditions of its statement don't stop it, and what else comes of the same cause. */
    static AccessIssue of(KeyAnalysis key, Policy policy, Access access, Set<Capability> alongside) {
        StringBuilder sentence = new StringBuilder(AccessWords.wholeClaim(access));
        if (!alongside.isEmpty()) {
            sentence.append("; by the same it can ").append(AccessWords.list(alongside));
        }
        Set<String> explanations = new LinkedHashSet<>();
        for (Statement statement : Places.statements(policy, access.statements())) {
            statement
                    .conditions()
                    .forEach(condition -> Fences.weakness(condition).ifPresent(explanations::add));
        }
        explanations.forEach(explanation -> sentence.append("; ").append(explanation));
        List<String> unread = key.key().unreadLimits();
        if (!unread.isEmpty()) {
            sentence.append("; what may forbid it was not read: ").append(String.join("; ", unread));
        }
        return new AccessIssue(
                sentence.toString(),
                access.statements(),
                Optional.of(access.capability()),
                Optional.of(access.witness()),
                Remedies.of(key, policy, access)
                        .map(Remedy::text)
                        .orElse("no change of this statement alone takes the access away and could be proven"));
    }

    /** A claim in other words. */
    public static AccessIssue plain(Access access, String sentence) {
        return new AccessIssue(
                sentence, access.statements(), Optional.of(access.capability()), Optional.of(access.witness()), "");
    }
}
