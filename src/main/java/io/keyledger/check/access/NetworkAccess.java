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

/** Finds keys that whoever has an AWS account can use from some network, such as through a VPC endpoint. */
@AutoService(Check.class)
public final class NetworkAccess implements AccessCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
            "KMS-NETWORK-ACCESS",
            "The key policy lets nobody use the key for being in a network alone",
            Severity.MEDIUM,
            PolicyEdit.remediation(
                    "add a condition on who, such as aws:PrincipalOrgID, or add the network to the trust zone"),
            "IAM User Guide, aws:SourceIp, aws:SourceVpc and aws:SourceVpce: they say where a request comes from, not who makes it");

    private static final Set<Capability> CAPABILITIES = EnumSet.allOf(Capability.class);

    @Override
    public CheckMetadata metadata() {
        return METADATA;
    }

    @Override
    public AccessVerdict evaluate(KeyAnalysis key, CheckSettings settings) {
        return Outsiders.judge(
                key, Outsiders.Circle.NETWORK, CAPABILITIES, "nobody can use the key for being in a network alone");
    }
}
