package io.keyledger.check.access;

import io.keyledger.check.AccessIssue;
import io.keyledger.policy.Capability;
import io.keyledger.policy.analysis.KeyAnalysis;
import io.keyledger.policy.language.Policy;
import io.keyledger.policy.language.Statement;
import io.keyledger.policy.remedy.Remedies;
import io.keyledger.policy.remedy.Remedy;
import io.keyledger.policy.search.Access;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Issues about access that somebody has. */
public final class AccessIssues {
    private AccessIssues() {}

    /** A claim of access, why its statement's conditions don't prevent it, and what else has the same cause. */
    static AccessIssue of(KeyAnalysis key, Policy policy, Access access, List<Access> alongside) {
        StringBuilder sentence = new StringBuilder(AccessWords.wholeClaim(access));
        appendCapabilities(sentence, access, alongside);
        Set<String> explanations = new LinkedHashSet<>();
        for (Statement statement : StatementPlaces.statements(policy, access.statements())) {
            statement
                    .conditions()
                    .forEach(condition -> ConditionWeakness.weakness(condition).ifPresent(explanations::add));
        }
        explanations.forEach(explanation -> sentence.append("; ").append(explanation));
        List<String> unread = key.key().unreadLimits();
        if (!unread.isEmpty()) {
            sentence.append("; policies that may deny it were not read: ").append(String.join("; ", unread));
        }
        return new AccessIssue(
                sentence.toString(),
                access.statements(),
                Optional.of(access.capability()),
                Optional.of(access.witness()),
                Remedies.of(key, policy, access)
                        .map(Remedy::text)
                        .orElse("no change to this statement alone was proven to remove the access"));
    }

    /** Adds what else the grantee can do, through the same statement and through others. */
    private static void appendCapabilities(StringBuilder sentence, Access access, List<Access> alongside) {
        Set<Capability> same = EnumSet.noneOf(Capability.class);
        Map<List<String>, Set<Capability>> others = new LinkedHashMap<>();
        for (Access lesser : alongside) {
            if (Collections.disjoint(lesser.statements(), access.statements())) {
                others.computeIfAbsent(lesser.statements(), _ -> EnumSet.noneOf(Capability.class))
                        .add(lesser.capability());
            } else {
                same.add(lesser.capability());
            }
        }
        if (!same.isEmpty()) {
            sentence.append("; the same statement also lets it ").append(AccessWords.list(same));
        }
        others.forEach((statements, capabilities) -> {
            capabilities.removeAll(same);
            if (!capabilities.isEmpty()) {
                sentence.append("; ")
                        .append(String.join(", ", statements))
                        .append(" lets it ")
                        .append(AccessWords.list(capabilities));
            }
        });
    }

    /** An issue for a claim, with its own sentence. */
    public static AccessIssue plain(Access access, String sentence) {
        return new AccessIssue(
                sentence, access.statements(), Optional.of(access.capability()), Optional.of(access.witness()), "");
    }
}
