package io.keyledger.check.access;

import io.keyledger.check.AccessIssue;
import io.keyledger.policy.analysis.KeyAnalysis;
import io.keyledger.policy.language.Lint;
import io.keyledger.policy.language.LintCode;
import io.keyledger.policy.language.Policy;
import io.keyledger.policy.language.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** Issues with how a key policy is written: no claim of access. */
final class PolicyIssues {
    private PolicyIssues() {}

    static AccessIssue at(Statement statement, String sentence) {
        return at(Places.of(statement), sentence);
    }

    private static AccessIssue at(String place, String sentence) {
        return new AccessIssue(sentence, List.of(place), Optional.empty(), Optional.empty(), "");
    }

    /** An issue of each remark with one of the codes, in the order of the policy. */
    static List<AccessIssue> ofLints(Policy policy, Predicate<LintCode> codes) {
        List<AccessIssue> issues = new ArrayList<>();
        for (Lint lint : policy.lints()) {
            if (codes.test(lint.code())) {
                issues.add(at(lint.position().pointer(), lint.sentence()));
            }
        }
        return issues;
    }

    /**
     * The same for a policy that is, or is to be, in use: what keeps AWS from accepting a policy that no key has is one
     * matter, told by {@link PolicyRefused}.
     */
    static List<AccessIssue> ofLints(KeyAnalysis key, Policy policy, Set<LintCode> codes) {
        return ofLints(policy, code -> codes.contains(code) && !(key.collected().isEmpty() && isRefused(code)));
    }

    static boolean isRefused(LintCode code) {
        return code.consequence() == LintCode.Consequence.REFUSED_BY_AWS;
    }

    /** An issue of each statement of which the rule has something to say. */
    static List<AccessIssue> ofStatements(Policy policy, Function<Statement, Optional<String>> rule) {
        List<AccessIssue> issues = new ArrayList<>();
        for (Statement statement : policy.statements()) {
            rule.apply(statement).ifPresent(sentence -> issues.add(at(statement, sentence)));
        }
        return issues;
    }
}
