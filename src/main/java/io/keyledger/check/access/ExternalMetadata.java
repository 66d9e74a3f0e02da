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

/** Finds keys whose metadata a named account outside the trust zone can read, but nothing worse. */
@AutoService(Check.class)
public final class ExternalMetadata implements AccessCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
                    "KMS-EXTERNAL-METADATA",
                    "No named account outside the trust zone can read the key's metadata",
                    Severity.LOW,
                    PolicyEdit.remediation(
                            "remove the principal, or add its account to the trust zone if the access is intended"),
                    "AWS KMS Developer Guide, allowing users in other accounts to use a KMS key; the trust zone is"
                            + " configured")
            .explained(
                    "Descriptions, grants and public keys tell an attacker what a key is for.",
                    "keyledger searches the key policy, the grants and the policies around them for a request by an"
                            + " account outside the trust zone that a policy or grant names that lets it read the key's"
                            + " metadata but nothing worse. If there is one, the check fails and shows the request as its"
                            + " witness. A statement is reported only for the worst that it allows. The result is UNKNOWN"
                            + " if a policy, grant or identity that could change it was not read.");

    private static final Set<Capability> CAPABILITIES = Set.of(Capability.METADATA);

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
                "no named account outside the trust zone can read the key's metadata");
    }
}
