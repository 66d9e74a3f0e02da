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

/** Finds keys whose grants whoever has an AWS account can revoke, which stops those who work by them. */
@AutoService(Check.class)
public final class PublicAdminister implements AccessCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
            "KMS-PUBLIC-ADMINISTER",
            "A key is not open to every AWS account for the revocation of grants",
            Severity.HIGH,
            PolicyEdit.remediation("name the principals, or add the condition aws:PrincipalOrgID"),
            "AWS KMS Developer Guide, allowing users in other accounts to use a KMS key: of all administration, RevokeGrant works across accounts");

    private static final Set<Capability> CAPABILITIES = Set.of(Capability.ADMINISTER, Capability.DESTROY);

    @Override
    public CheckMetadata metadata() {
        return METADATA;
    }

    @Override
    public AccessVerdict evaluate(KeyAnalysis key, CheckSettings settings) {
        return Outsiders.judge(
                key, Outsiders.Circle.PUBLIC, CAPABILITIES, "no AWS account that is not named can administer the key");
    }
}
