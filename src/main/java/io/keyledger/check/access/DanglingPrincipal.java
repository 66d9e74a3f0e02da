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
import io.keyledger.policy.language.AwsPrincipals;
import io.keyledger.policy.language.Condition;
import io.keyledger.policy.language.PrincipalPattern;
import io.keyledger.policy.language.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds deleted principals in a key policy. A new principal with the same name may get their access. */
@AutoService(Check.class)
public final class DanglingPrincipal implements AccessCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
                    "KMS-DANGLING-PRINCIPAL",
                    "The users and roles in a key policy exist",
                    Severity.MEDIUM,
                    PolicyEdit.remediation("replace or remove the principal"),
                    "IAM User Guide, principals: the ARN of a deleted user or role becomes its unique id, AIDA… or"
                            + " AROA…, which a new one with the same name does not share")
            .explained(
                    "Whoever creates a user or role with the deleted name can get its access.",
                    "keyledger compares the users and roles in the key policy with those of the audited accounts. "
                            + "A principal whose account was not read is UNKNOWN.");

    @Override
    public CheckMetadata metadata() {
        return METADATA;
    }

    @Override
    public AccessVerdict evaluate(KeyAnalysis key, CheckSettings settings) {
        return Judgement.ofPolicy(key, policy -> {
            Existence existence = new Existence(key);
            List<AccessIssue> issues = new ArrayList<>();
            Set<String> unknown = new LinkedHashSet<>();
            for (Statement statement : policy.statements()) {
                for (PrincipalPattern pattern : statement.principal().patterns()) {
                    add(statement, pattern.text(), existence.of(pattern), issues, unknown);
                }
                for (Condition condition : statement.conditions()) {
                    if (condition.key().equals("aws:principalarn")) {
                        named(condition)
                                .forEach(pattern ->
                                        add(statement, pattern.text(), existence.of(pattern), issues, unknown));
                    }
                }
            }
            return Judgement.of(key, issues, List.copyOf(unknown), "every principal in the policy exists");
        });
    }

    private static void add(
            Statement statement, String name, Existence.Answer answer, List<AccessIssue> issues, Set<String> unknown) {
        switch (answer) {
            case Existence.Answer.Gone() ->
                issues.add(PolicyIssues.at(statement, "the policy names " + name + ", which does not exist"));
            case Existence.Answer.Unknown(String reason) -> unknown.add("whether " + name + " exists: " + reason);
            case Existence.Answer.Exists() -> {}
        }
    }

    private static List<PrincipalPattern> named(Condition condition) {
        return condition.values().stream()
                .filter(value -> value.template().isFixed())
                .map(value -> AwsPrincipals.read(value.template().fixedText()))
                .flatMap(Optional::stream)
                .toList();
    }
}
