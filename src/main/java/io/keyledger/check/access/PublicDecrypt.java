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
                    "AWS KMS Developer Guide, key policies: Principal \"*\" is every identity in every AWS account"
                            + " unless a condition limits it")
            .explained(
                    "Anybody with an AWS account can read every ciphertext under the key that they get hold of.",
                    "keyledger searches the key policy, the grants and the policies around them for a request by an"
                            + " account that no statement names and that is outside the trust zone that lets it decrypt."
                            + " If there is one, the check fails and shows the request as its witness. A statement is"
                            + " reported only for the worst that it allows. The result is UNKNOWN if a policy, grant or"
                            + " identity that could change it was not read.");

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
