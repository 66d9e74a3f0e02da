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

/** Finds services that can encrypt with a key for any customer. */
@AutoService(Check.class)
public final class ConfusedDeputyEncrypt implements AccessCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
                    "KMS-CONFUSED-DEPUTY-ENCRYPT",
                    "A key policy limits which customer a service may encrypt for",
                    Severity.LOW,
                    PolicyEdit.remediation(
                            "add the condition StringEquals aws:SourceAccount, or ArnLike aws:SourceArn"),
                    "AWS KMS Developer Guide, key policies, and IAM User Guide, the confused deputy problem: a service"
                            + " uses a key for any caller unless aws:SourceArn, aws:SourceAccount or aws:SourceOrgID"
                            + " limits it")
            .explained(
                    "Another customer of the service can make it encrypt with your key, which costs requests and "
                            + "puts foreign data under it.",
                    "keyledger searches for a request by a service on behalf of an unknown account or resource that"
                            + " lets it encrypt but nothing worse. The result is UNKNOWN if a policy, grant or identity"
                            + " that could change it was not read.");

    private static final Set<Capability> CAPABILITIES =
            Set.copyOf(EnumSet.of(Capability.ENCRYPT, Capability.ADMINISTER, Capability.DESTROY));

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
                "no service can encrypt for any customer");
    }
}
