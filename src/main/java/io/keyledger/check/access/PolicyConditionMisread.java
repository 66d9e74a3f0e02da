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
import io.keyledger.policy.language.Condition;
import io.keyledger.policy.language.Effect;
import io.keyledger.policy.language.LintCode;
import io.keyledger.policy.language.SetQualifier;
import io.keyledger.policy.language.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds conditions that AWS interprets differently than they look, for example wildcards and variables taken literally.
 */
@AutoService(Check.class)
public final class PolicyConditionMisread implements AccessCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
                    "KMS-POLICY-CONDITION-MISREAD",
                    "AWS interprets the conditions of a key policy as written",
                    Severity.LOW,
                    PolicyEdit.remediation("fix it with the help of aws accessanalyzer validate-policy"),
                    "IAM User Guide, condition operators, policy variables, single-valued and multivalued context keys")
            .explained(
                    "The policy does not do what its author meant.",
                    "keyledger applies AWS's rules to the operators, wildcards and variables of each"
                            + " condition and reports those that do not mean what they seem to mean.");

    private static final Set<LintCode> CODES = Set.of(
            LintCode.WILDCARD_WITHOUT_EFFECT,
            LintCode.VARIABLE_WITHOUT_EFFECT,
            LintCode.VARIABLE_BEFORE_RESOURCE,
            LintCode.IF_EXISTS_WITH_FOR_ANY_VALUE,
            LintCode.INVALID_CONDITION_VALUE,
            LintCode.OPERATOR_CASE,
            LintCode.REPEATED_CONDITION_KEY,
            LintCode.FOR_ALL_VALUES_ON_ENCRYPTION_CONTEXT);

    /** Multivalued condition keys. */
    private static final Set<String> MULTIVALUED = Set.of(
            "aws:calledvia",
            "aws:tagkeys",
            "aws:principalorgpaths",
            "aws:principalservicenameslist",
            "aws:resourceorgpaths",
            "aws:sourceorgpaths",
            "aws:vpceorgpaths",
            "kms:encryptioncontextkeys",
            "kms:grantoperations",
            "kms:resourcealiases");

    @Override
    public CheckMetadata metadata() {
        return METADATA;
    }

    @Override
    public AccessVerdict evaluate(KeyAnalysis key, CheckSettings settings) {
        return Judgement.ofPolicy(key, policy -> {
            List<AccessIssue> issues = new ArrayList<>(PolicyIssues.ofLints(key, policy, CODES));
            issues.addAll(PolicyIssues.ofStatements(policy, PolicyConditionMisread::vacuous));
            return Judgement.of(key, issues, "no condition means something other than it seems");
        });
    }

    /** On a single-valued key, ForAllValues only adds that requests without the key match. */
    private static Optional<String> vacuous(Statement statement) {
        if (statement.effect() != Effect.ALLOW) {
            return Optional.empty();
        }
        return statement.conditions().stream()
                .filter(PolicyConditionMisread::isVacuous)
                .findFirst()
                .map(condition -> "ForAllValues on " + condition.keyText()
                        + ", a single-valued key, matches every request without it");
    }

    private static boolean isVacuous(Condition condition) {
        String key = condition.key();
        return condition.qualifier() == SetQualifier.FOR_ALL_VALUES
                && !MULTIVALUED.contains(key)
                && !key.startsWith("kms:encryptioncontext:")
                && (key.startsWith("aws:") || key.startsWith("kms:"));
    }
}
