package io.keyledger.check.access;

import com.google.auto.service.AutoService;
import io.keyledger.check.AccessCheck;
import io.keyledger.check.AccessVerdict;
import io.keyledger.check.Check;
import io.keyledger.check.CheckMetadata;
import io.keyledger.check.CheckSettings;
import io.keyledger.check.Severity;
import io.keyledger.policy.Capability;
import io.keyledger.policy.analysis.KeyAnalysis;
import java.util.Set;

/** Finds keys on which a named account outside the trust zone can create grants to anybody. */
@AutoService(Check.class)
public final class ExternalDelegate implements AccessCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
                    "KMS-EXTERNAL-DELEGATE",
                    "No named account outside the trust zone can create grants to anybody",
                    Severity.HIGH,
                    PolicyEdit.remediation(
                            "add the condition Bool kms:GrantIsForAWSResource true, or fix kms:GranteePrincipal and"
                                    + " kms:GrantOperations, or remove kms:CreateGrant"),
                    "AWS KMS Developer Guide, grants: a principal with kms:CreateGrant from a key policy may grant any"
                            + " operation to anybody")
            .explained(
                    "The other account can pass on your key to anybody, and you see only the grants.",
                    "keyledger searches the key policy, the grants and the policies around them for a request by an"
                            + " account outside the trust zone that a policy or grant names that lets it create grants to"
                            + " anybody. If there is one, the check fails and shows the request as its witness. A"
                            + " statement is reported only for the worst that it allows. The result is UNKNOWN if a"
                            + " policy, grant or identity that could change it was not read.");

    private static final Set<Capability> CAPABILITIES = Set.of(Capability.DELEGATE);

    @Override
    public CheckMetadata metadata() {
        return METADATA;
    }

    @Override
    public AccessVerdict evaluate(KeyAnalysis key, CheckSettings settings) {
        return Outsiders.judge(
                key,
                Outsiders.Circle.EXTERNAL,
                CAPABILITIES,
                "no named account outside the trust zone can create grants to anybody");
    }
}
