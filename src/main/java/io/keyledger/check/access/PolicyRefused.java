package io.keyledger.check.access;

import com.google.auto.service.AutoService;
import io.keyledger.check.AccessCheck;
import io.keyledger.check.AccessVerdict;
import io.keyledger.check.Check;
import io.keyledger.check.CheckMetadata;
import io.keyledger.check.CheckSettings;
import io.keyledger.check.Severity;
import io.keyledger.policy.analysis.KeyAnalysis;

/** Finds what AWS would refuse in a key policy that is not in use yet. */
@AutoService(Check.class)
public final class PolicyRefused implements AccessCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
                    "KMS-POLICY-REFUSED",
                    "AWS accepts the key policy",
                    Severity.HIGH,
                    PolicyEdit.remediation("fix it with the help of aws accessanalyzer validate-policy"),
                    "AWS KMS API Reference, PutKeyPolicy: MalformedPolicyDocumentException; IAM User Guide, IAM JSON"
                            + " policy elements: Principal, Action, Resource and Condition")
            .explained(
                    "A deployment fails, or part of a change is not applied.",
                    "Only for policies that are not in use yet: keyledger applies the rules by which AWS accepts "
                            + "a key policy.");

    @Override
    public CheckMetadata metadata() {
        return METADATA;
    }

    @Override
    public AccessVerdict evaluate(KeyAnalysis key, CheckSettings settings) {
        return Judgement.ofPolicy(
                key,
                policy -> key.collected().isPresent()
                        ? Judgement.notApplicable("AWS has already accepted this policy")
                        : Judgement.of(
                                key,
                                PolicyIssues.ofLints(policy, PolicyIssues::isRefused),
                                "nothing in the policy is known to be refused"));
    }
}
