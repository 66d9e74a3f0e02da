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

/** Finds keys with grants that a named account outside the trust zone can revoke. */
@AutoService(Check.class)
public final class ExternalAdminister implements AccessCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
            "KMS-EXTERNAL-ADMINISTER",
            "No named account outside the trust zone can revoke grants",
            Severity.MEDIUM,
            PolicyEdit.remediation(
                    "remove the principal, or add its account to the trust zone if the access is intended"),
            "AWS KMS Developer Guide, allowing users in other accounts to use a KMS key: of the administrative"
                    + " operations, RevokeGrant works across accounts");

    private static final Set<Capability> CAPABILITIES = Set.of(Capability.ADMINISTER, Capability.DESTROY);

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
                "no named account outside the trust zone can administer the key");
    }
}
