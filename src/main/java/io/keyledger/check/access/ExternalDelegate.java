package io.keyledger.check.access;

import com.google.auto.service.AutoService;
import io.keyledger.check.AccessCheck;
import io.keyledger.check.AccessIssue;
import io.keyledger.check.AccessVerdict;
import io.keyledger.check.Check;
import io.keyledger.check.CheckMetadata;
import io.keyledger.check.CheckSettings;
import io.keyledger.check.Severity;
import io.keyledger.policy.Capability;
import io.keyledger.policy.analysis.KeyAnalysis;
import io.keyledger.policy.language.Policy;
import io.keyledger.policy.search.Access;
import io.keyledger.policy.search.KeyAccess;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds keys on which a named account outside the trust zone can create grants for whom it likes. */
@AutoService(Check.class)
public final class ExternalDelegate implements AccessCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
            "KMS-EXTERNAL-DELEGATE",
            "No account outside the trust zone can create grants for whom it likes",
            Severity.HIGH,
            PolicyEdit.remediation(
                    "add the condition Bool kms:GrantIsForAWSResource true, or fix kms:GranteePrincipal and"
                            + " kms:GrantOperations, or remove kms:CreateGrant"),
            "AWS KMS Developer Guide, grants: who may create grants by a key policy may grant every operation to anybody");

    private static final Set<Capability> CAPABILITIES = Set.of(Capability.DELEGATE);
    private static final String PASS = "no named account outside the trust zone can create grants for whom it likes";

    @Override
    public CheckMetadata metadata() {
        return METADATA;
    }

    @Override
    public AccessVerdict evaluate(KeyAnalysis key, CheckSettings settings) {
        AccessVerdict any = Outsiders.judge(key, Outsiders.Circle.EXTERNAL, CAPABILITIES, PASS);
        return any.issues().isEmpty() ? any : Judgement.ofPolicy(key, policy -> unlimited(key, policy, any));
    }

    private static AccessVerdict unlimited(KeyAnalysis key, Policy policy, AccessVerdict any) {
        KeyAccess left = Delegation.unlimited(key, policy);
        List<AccessIssue> issues = new ArrayList<>();
        for (AccessIssue issue : any.issues()) {
            left.of(Capability.DELEGATE).stream()
                    .filter(Access::outside)
                    .filter(access -> access.statements().equals(issue.statements()))
                    .findFirst()
                    .ifPresent(access -> issues.add(AccessIssues.of(key, policy, access, Set.of())));
        }
        return Judgement.of(key, issues, Doubts.of(left), "grants by others are limited to what AWS itself asks for");
    }
}
