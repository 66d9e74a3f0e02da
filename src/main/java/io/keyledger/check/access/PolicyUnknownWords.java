package io.keyledger.check.access;

import com.google.auto.service.AutoService;
import io.keyledger.check.AccessCheck;
import io.keyledger.check.AccessVerdict;
import io.keyledger.check.Check;
import io.keyledger.check.CheckMetadata;
import io.keyledger.check.CheckSettings;
import io.keyledger.check.Severity;
import io.keyledger.policy.analysis.KeyAnalysis;
import io.keyledger.policy.language.LintCode;
import java.util.Set;

/** Finds unknown actions, condition keys and operators: most are typing errors and have no effect. */
@AutoService(Check.class)
public final class PolicyUnknownWords implements AccessCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
                    "KMS-POLICY-UNKNOWN-WORDS",
                    "A key policy uses only known actions, condition keys and operators",
                    Severity.LOW,
                    PolicyEdit.remediation("fix it with the help of aws accessanalyzer validate-policy"),
                    "AWS service authorization reference, actions and condition keys of AWS KMS; IAM User Guide,"
                            + " condition operators")
            .explained(
                    "Most unknown words are typing errors, and AWS accepts a policy with them.",
                    "keyledger compares actions, condition keys and operators with those that AWS documents.");

    private static final Set<LintCode> CODES = Set.of(
            LintCode.UNKNOWN_ACTION,
            LintCode.ACTION_WITHOUT_SERVICE,
            LintCode.MALFORMED_ACTION,
            LintCode.UNKNOWN_CONDITION_KEY,
            LintCode.CONDITION_KEY_WITHOUT_PREFIX,
            LintCode.UNKNOWN_OPERATOR);

    @Override
    public CheckMetadata metadata() {
        return METADATA;
    }

    @Override
    public AccessVerdict evaluate(KeyAnalysis key, CheckSettings settings) {
        return Judgement.ofPolicy(
                key,
                policy -> Judgement.of(
                        key,
                        PolicyIssues.ofLints(key, policy, CODES),
                        "all actions, condition keys and operators are known"));
    }
}
