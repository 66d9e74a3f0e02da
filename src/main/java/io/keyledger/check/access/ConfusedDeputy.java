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

/** Finds services that can decrypt, sign or create grants with a key for any customer. */
@AutoService(Check.class)
public final class ConfusedDeputy implements AccessCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
                    "KMS-CONFUSED-DEPUTY",
                    "A key policy limits which customer a service may decrypt, sign or create grants for",
                    Severity.MEDIUM,
                    PolicyEdit.remediation(
                            "add the condition StringEquals aws:SourceAccount, or ArnLike aws:SourceArn"),
                    "AWS KMS Developer Guide, key policies, and IAM User Guide, the confused deputy problem: a service"
                            + " uses a key for any caller unless aws:SourceArn, aws:SourceAccount or aws:SourceOrgID"
                            + " limits it")
            .explained(
                    "A service acts for all of its customers. Without a limit, another customer can make it use "
                            + "your key.",
                    "keyledger searches for a request by a service on behalf of an unknown account or resource that"
                            + " lets it decrypt, sign or create grants. Conditions on aws:SourceAccount, aws:SourceArn, an"
                            + " organization or the encryption context are evaluated. The result is UNKNOWN if a policy,"
                            + " grant or identity that could change it was not read.");

    private static final Set<Capability> CAPABILITIES =
            Set.copyOf(EnumSet.of(Capability.DECRYPT, Capability.SIGN, Capability.MAC, Capability.DELEGATE));

    @Override
    public CheckMetadata metadata() {
        return METADATA;
    }

    @Override
    public AccessVerdict evaluate(KeyAnalysis key, CheckSettings settings) {
        return ServiceAccess.judge(
                key,
                CAPABILITIES,
                statement -> !ServiceScope.hasSource(statement),
                "no service can decrypt, sign or create grants for any customer");
    }
}
