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

/** Finds keys with which any AWS account can decrypt. */
@AutoService(Check.class)
public final class PublicDecrypt implements AccessCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
            "KMS-PUBLIC-DECRYPT",
            "The key policy does not let every AWS account decrypt",
            Severity.CRITICAL,
            PolicyEdit.remediation("name the principals, or add the condition aws:PrincipalOrgID"),
            "AWS KMS Developer Guide, key policies: Principal \"*\" is every identity in every AWS account unless a"
                    + " condition limits it");

    private static final Set<Capability> CAPABILITIES = Set.of(Capability.DECRYPT);

    @Override
    public CheckMetadata metadata() {
        return METADATA;
    }

    @Override
    public AccessVerdict evaluate(KeyAnalysis key, CheckSettings settings) {
        return Outsiders.judge(key, Outsiders.Circle.PUBLIC, CAPABILITIES, "no unnamed AWS account can decrypt");
    }
}
