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

/** Finds keys of which whoever has an AWS account can read the description, the grants or the public key. */
@AutoService(Check.class)
public final class PublicMetadata implements AccessCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
            "KMS-PUBLIC-METADATA",
            "A key is not open to every AWS account for reading about it",
            Severity.LOW,
            PolicyEdit.remediation("name the principals, or add the condition aws:PrincipalOrgID"),
            "AWS KMS Developer Guide, key policies: Principal \"*\" is every identity in every AWS account, unless a condition says which");

    private static final Set<Capability> CAPABILITIES = Set.of(Capability.METADATA);

    @Override
    public CheckMetadata metadata() {
        return METADATA;
    }

    @Override
    public AccessVerdict evaluate(KeyAnalysis key, CheckSettings settings) {
        return Outsiders.judge(
                key, Outsiders.Circle.PUBLIC, CAPABILITIES, "no AWS account that is not named can read about the key");
    }
}
