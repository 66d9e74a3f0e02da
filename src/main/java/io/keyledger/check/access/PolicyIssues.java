package io.keyledger.check.access;

import io.keyledger.check.AccessIssue;
import io.keyledger.policy.language.Lint;
import io.keyledger.policy.language.LintCode;
import io.keyledger.policy.language.Policy;
import io.keyledger.policy.language.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

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
    static List<AccessIssue> ofLints(Policy policy, Set<LintCode> codes) {
        List<AccessIssue> issues = new ArrayList<>();
        for (Lint lint : policy.lints()) {
            if (codes.contains(lint.code())) {
                issues.add(at(lint.position().pointer(), lint.sentence()));
            }
        }
        return issues;
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
