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
import java.util.EnumSet;
import java.util.Set;

/** Finds keys that accounts of the same organization but outside the trust zone can use. */
@AutoService(Check.class)
public final class OrganizationAccess implements AccessCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
                    "KMS-ORGANIZATION-ACCESS",
                    "No account of the organization outside the trust zone can use the key",
                    Severity.LOW,
                    PolicyEdit.remediation(
                            "name the accounts that need the key, or add the organization to the trust zone"),
                    "AWS KMS Developer Guide, allowing users in other accounts to use a KMS key; the trust zone is"
                            + " configured")
            .explained(
                    "Every account that joins the organization gets access.",
                    "keyledger searches for a request by an account of the organization outside the trust zone. The"
                            + " result is UNKNOWN if a policy, grant or identity that could change it was not read.");

    private static final Set<Capability> CAPABILITIES = EnumSet.allOf(Capability.class);

    @Override
    public CheckMetadata metadata() {
        return METADATA;
    }

    @Override
    public AccessVerdict evaluate(KeyAnalysis key, CheckSettings settings) {
        return Outsiders.judge(
                key,
                Outsiders.Circle.ORGANIZATION,
                CAPABILITIES,
                "no other account of the organization can use the key");
    }
}
