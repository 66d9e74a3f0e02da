package io.keyledger.check.access;

import com.google.auto.service.AutoService;
import io.keyledger.check.AccessCheck;
import io.keyledger.check.AccessIssue;
import io.keyledger.check.AccessVerdict;
import io.keyledger.check.Check;
import io.keyledger.check.CheckMetadata;
import io.keyledger.check.CheckSettings;
import io.keyledger.check.Severity;
import io.keyledger.policy.analysis.KeyAnalysis;
import io.keyledger.policy.language.ActionPattern;
import io.keyledger.policy.language.ActionSpec;
import io.keyledger.policy.language.Condition;
import io.keyledger.policy.language.Effect;
import io.keyledger.policy.language.LintCode;
import io.keyledger.policy.language.Policy;
import io.keyledger.policy.language.PrincipalPattern;
import io.keyledger.policy.language.Statement;
import io.keyledger.policy.language.Template;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Points out duplicate statements and statements without effect in a key policy. */
@AutoService(Check.class)
public final class StatementRedundant implements AccessCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
                    "KMS-STATEMENT-REDUNDANT",
                    "A key policy has no redundant statements",
                    Severity.INFO,
                    PolicyEdit.remediation("remove it"),
                    "AWS KMS Developer Guide, retiring and revoking grants: kms:RetireGrant has no effect in a key"
                            + " policy")
            .explained(
                    "Redundant statements make a policy longer and harder to review.",
                    "keyledger compares the statements and reports duplicates, and statements without effect.");

    private static final String RETIRE_GRANT = "kms:retiregrant";

    @Override
    public CheckMetadata metadata() {
        return METADATA;
    }

    @Override
    public AccessVerdict evaluate(KeyAnalysis key, CheckSettings settings) {
        return Judgement.ofPolicy(key, policy -> {
            List<AccessIssue> issues = new ArrayList<>();
            repeated(policy, issues);
            policy.statements().stream()
                    .filter(StatementRedundant::retiresGrants)
                    .forEach(statement ->
                            issues.add(PolicyIssues.at(statement, "kms:RetireGrant has no effect in a key policy")));
            issues.addAll(PolicyIssues.ofLints(key, policy, Set.of(LintCode.REPEATED_SID)));
            return Judgement.of(key, issues, "the policy has no redundant statements");
        });
    }

    private static void repeated(Policy policy, List<AccessIssue> issues) {
        Map<Meaning, Statement> first = new HashMap<>();
        for (Statement statement : policy.statements()) {
            Statement earlier = first.putIfAbsent(Meaning.of(statement), statement);
            if (earlier != null) {
                issues.add(PolicyIssues.at(
                        statement, "the statement duplicates the one at" + " " + StatementPlaces.of(earlier)));
            }
        }
    }

    private static boolean retiresGrants(Statement statement) {
        return statement.effect() == Effect.ALLOW
                && statement.action() instanceof ActionSpec.Listed(List<ActionPattern> patterns)
                && patterns.stream()
                        .anyMatch(pattern ->
                                pattern.text().toLowerCase(Locale.ROOT).equals(RETIRE_GRANT));
    }

    /** A statement without its place, its Sid and the order of its lists. */
    private record Meaning(
            Effect effect,
            Class<?> principalForm,
            Set<PrincipalPattern> principals,
            Class<?> actionForm,
            Set<String> actions,
            Class<?> resourceForm,
            Set<String> resources,
            Set<String> conditions) {
        static Meaning of(Statement statement) {
            return new Meaning(
                    statement.effect(),
                    statement.principal().getClass(),
                    Set.copyOf(statement.principal().patterns()),
                    statement.action().getClass(),
                    statement.action().patterns().stream()
                            .map(pattern -> pattern.text().toLowerCase(Locale.ROOT))
                            .collect(Collectors.toUnmodifiableSet()),
                    statement.resource().getClass(),
                    statement.resource().patterns().stream()
                            .map(Template::text)
                            .collect(Collectors.toUnmodifiableSet()),
                    statement.conditions().stream().map(Meaning::text).collect(Collectors.toUnmodifiableSet()));
        }

        private static String text(Condition condition) {
            return condition.operatorText().toLowerCase(Locale.ROOT)
                    + ' '
                    + condition.key()
                    + ' '
                    + condition.values().stream()
                            .map(Condition.Value::text)
                            .sorted()
                            .toList();
        }
    }
}
