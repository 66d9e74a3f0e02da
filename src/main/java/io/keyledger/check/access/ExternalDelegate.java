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
                    + " operation to anybody");

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
