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

/** Finds services that a key policy limits to a source outside the trust zone. */
@AutoService(Check.class)
public final class ServiceSourceUntrusted implements AccessCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
                    "KMS-SERVICE-SOURCE-UNTRUSTED",
                    "Services may use a key only for resources inside the trust zone",
                    Severity.MEDIUM,
                    PolicyEdit.remediation(
                            "name only intended accounts in aws:SourceArn or aws:SourceAccount, without a wildcard in"
                                    + " the account"),
                    "AWS KMS Developer Guide, key policies, and IAM User Guide, the confused deputy problem: a service"
                            + " uses a key for any caller unless aws:SourceArn, aws:SourceAccount or aws:SourceOrgID"
                            + " limits it")
            .explained(
                    "The service uses your key on behalf of a resource outside the trust zone.",
                    "keyledger evaluates the sources (aws:SourceArn, aws:SourceAccount) for which services may use the"
                            + " key, and compares them with the trust zone. The result is UNKNOWN if a policy, grant or"
                            + " identity that could change it was not read.");

    private static final Set<Capability> CAPABILITIES = Set.copyOf(EnumSet.of(
            Capability.DECRYPT,
            Capability.SIGN,
            Capability.MAC,
            Capability.DELEGATE,
            Capability.ENCRYPT,
            Capability.ADMINISTER,
            Capability.DESTROY));

    @Override
    public CheckMetadata metadata() {
        return METADATA;
    }

    @Override
    public AccessVerdict evaluate(KeyAnalysis key, CheckSettings settings) {
        return ServiceAccess.judge(
                key,
                CAPABILITIES,
                ServiceScope::hasSource,
                "services that are limited to a source are limited to the trust zone");
    }
}
