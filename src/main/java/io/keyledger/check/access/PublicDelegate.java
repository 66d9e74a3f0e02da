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
                            + " operation to anybody")
            .explained(
                    "Anybody with an AWS account can give themselves lasting use of the key.",
                    "keyledger searches the key policy, the grants and the policies around them for a request by an"
                            + " account that no statement names and that is outside the trust zone that lets it create"
                            + " grants. If there is one, the check fails and shows the request as its witness. A statement"
                            + " is reported only for the worst that it allows. The result is UNKNOWN if a policy, grant or"
                            + " identity that could change it was not read.");

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
