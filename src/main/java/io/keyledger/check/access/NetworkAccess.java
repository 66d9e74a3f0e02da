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

/** Finds keys that any AWS account can use from some network, for example through a VPC endpoint. */
@AutoService(Check.class)
public final class NetworkAccess implements AccessCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
                    "KMS-NETWORK-ACCESS",
                    "A request's network alone does not give access to the key",
                    Severity.MEDIUM,
                    PolicyEdit.remediation(
                            "add a condition on the caller, for example aws:PrincipalOrgID, or add the network to the"
                                    + " trust zone"),
                    "IAM User Guide, aws:SourceIp, aws:SourceVpc and aws:SourceVpce: they say where a request comes"
                            + " from, not who makes it")
            .explained(
                    "Whoever reaches the network, for example through a VPC endpoint or a shared address, can use "
                            + "the key from any account.",
                    "keyledger searches for a request by an account outside the trust zone that is allowed only"
                            + " because of its network. Configured networks, VPCs and endpoints are trusted. The result is"
                            + " UNKNOWN if a policy, grant or identity that could change it was not read.");

    private static final Set<Capability> CAPABILITIES = EnumSet.allOf(Capability.class);

    @Override
    public CheckMetadata metadata() {
        return METADATA;
    }

    @Override
    public AccessVerdict evaluate(KeyAnalysis key, CheckSettings settings) {
        return Outsiders.judge(
                key,
                Outsiders.Circle.NETWORK,
                CAPABILITIES,
                "a request's network alone does not give access to the key");
    }
}
