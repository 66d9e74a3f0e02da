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

/** Finds keys on which any AWS account can create grants, and so do anything else. */
@AutoService(Check.class)
public final class PublicDelegate implements AccessCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
            "KMS-PUBLIC-DELEGATE",
            "The key policy does not let every AWS account create grants",
            Severity.CRITICAL,
            PolicyEdit.remediation("name the principals, or add the condition aws:PrincipalOrgID"),
            "AWS KMS Developer Guide, grants: a principal with kms:CreateGrant from a key policy may grant any"
                    + " operation to anybody");

    private static final Set<Capability> CAPABILITIES = Set.of(Capability.DELEGATE);

    @Override
    public CheckMetadata metadata() {
        return METADATA;
    }

    @Override
    public AccessVerdict evaluate(KeyAnalysis key, CheckSettings settings) {
        return Outsiders.judge(key, Outsiders.Circle.PUBLIC, CAPABILITIES, "no unnamed AWS account can create grants");
    }
}
