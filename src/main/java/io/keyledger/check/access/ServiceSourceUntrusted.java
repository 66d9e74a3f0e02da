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

/** Finds services whose source a key policy limits, but not to the trust zone. */
@AutoService(Check.class)
public final class ServiceSourceUntrusted implements AccessCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
            "KMS-SERVICE-SOURCE-UNTRUSTED",
            "A service may use a key only for resources inside the trust zone",
            Severity.MEDIUM,
            PolicyEdit.remediation(
                    "name in aws:SourceArn or aws:SourceAccount only accounts that are meant, without a wildcard in their place"),
            "AWS KMS Developer Guide, key policies, and IAM User Guide, the confused deputy problem: a service uses a key for whoever asks it to, unless aws:SourceArn, aws:SourceAccount or aws:SourceOrgID says for whom");

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
        return Deputies.judge(
                key,
                CAPABILITIES,
                ServiceScope::hasSource,
                "where a service must say for whom it acts, only the trust zone will do");
    }
}
