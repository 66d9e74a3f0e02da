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

/** Issues with how a key policy is written, without a claim of access. */
final class PolicyIssues {
    private PolicyIssues() {}

    static AccessIssue at(Statement statement, String sentence) {
        return at(StatementPlaces.of(statement), sentence);
    }

    private static AccessIssue at(String place, String sentence) {
        return new AccessIssue(sentence, List.of(place), Optional.empty(), Optional.empty(), "");
    }

    /** One issue per lint with a matching code, in the order of the policy. */
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
     * Like {@link #ofLints(Policy, Predicate)}, but leaves the lints for which AWS would refuse a policy that is not in
     * use yet to {@link PolicyRefused}.
     */
    static List<AccessIssue> ofLints(KeyAnalysis key, Policy policy, Set<LintCode> codes) {
        return ofLints(policy, code -> codes.contains(code) && !(key.collected().isEmpty() && isRefused(code)));
    }

    static boolean isRefused(LintCode code) {
        return code.consequence() == LintCode.Consequence.REFUSED_BY_AWS;
    }

    /** One issue per statement for which the rule returns a sentence. */
    static List<AccessIssue> ofStatements(Policy policy, Function<Statement, Optional<String>> rule) {
        List<AccessIssue> issues = new ArrayList<>();
        for (Statement statement : policy.statements()) {
            rule.apply(statement).ifPresent(sentence -> issues.add(at(statement, sentence)));
        }
        return issues;
    }
}
