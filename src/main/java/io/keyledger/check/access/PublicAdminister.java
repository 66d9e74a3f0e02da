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

/** Finds keys with grants that any AWS account can revoke, which stops the grantees. */
@AutoService(Check.class)
public final class PublicAdminister implements AccessCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
                    "KMS-PUBLIC-ADMINISTER",
                    "The key policy does not let every AWS account revoke grants",
                    Severity.HIGH,
                    PolicyEdit.remediation("name the principals, or add the condition aws:PrincipalOrgID"),
                    "AWS KMS Developer Guide, allowing users in other accounts to use a KMS key: of the administrative"
                            + " operations, RevokeGrant works across accounts")
            .explained(
                    "Anybody with an AWS account can stop applications by revoking their grants.",
                    "keyledger searches the key policy, the grants and the policies around them for a request by an"
                            + " account that no statement names and that is outside the trust zone that lets it revoke"
                            + " grants. If there is one, the check fails and shows the request as its witness. A statement"
                            + " is reported only for the worst that it allows. The result is UNKNOWN if a policy, grant or"
                            + " identity that could change it was not read.");

    private static final Set<Capability> CAPABILITIES = Set.of(Capability.ADMINISTER, Capability.DESTROY);

    @Override
    public CheckMetadata metadata() {
        return METADATA;
    }

    @Override
    public AccessVerdict evaluate(KeyAnalysis key, CheckSettings settings) {
        return Outsiders.judge(
                key, Outsiders.Circle.PUBLIC, CAPABILITIES, "no unnamed AWS account can administer the key");
    }
}
