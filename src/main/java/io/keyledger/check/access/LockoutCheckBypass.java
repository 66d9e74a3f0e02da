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
import io.keyledger.policy.search.Grantee;
import io.keyledger.policy.search.KeyAccess;
import io.keyledger.policy.search.Via;
import java.util.List;

/** Finds keys whose policy whole accounts may replace without KMS checking that somebody can change it back. */
@AutoService(Check.class)
public final class LockoutCheckBypass implements AccessCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
            "KMS-LOCKOUT-CHECK-BYPASS",
            "Only named principals may bypass the lockout safety check of the key policy",
            Severity.LOW,
            PolicyEdit.remediation("deny kms:PutKeyPolicy where kms:BypassPolicyLockoutSafetyCheck is true"),
            "AWS KMS API Reference, PutKeyPolicy: with BypassPolicyLockoutSafetyCheck, the key may become unmanageable");

    private static final String BYPASS = "kms:BypassPolicyLockoutSafetyCheck";

    @Override
    public CheckMetadata metadata() {
        return METADATA;
    }

    @Override
    public AccessVerdict evaluate(KeyAnalysis key, CheckSettings settings) {
        return Judgement.ofPolicy(key, policy -> judge(key, policy));
    }

    /** What is left to IAM is not broad: the account's own policies say who. */
    private static AccessVerdict judge(KeyAnalysis key, Policy policy) {
        if (key.access().of(Capability.DELEGATE).stream().noneMatch(LockoutCheckBypass::isBroad)) {
            return Judgement.of(
                    key, List.of(), Doubts.of(key.access()), "the policy lets nobody change it by the dozen");
        }
        KeyAccess bypassing = new Probe(key, policy)
                .only(Managers.PUT_KEY_POLICY)
                .without(Managers.PUT_KEY_POLICY, "{\"Null\":{\"" + BYPASS + "\":\"true\"}}")
                .without(Managers.PUT_KEY_POLICY, "{\"Bool\":{\"" + BYPASS + "\":\"false\"}}")
                .search();
        List<AccessIssue> issues = bypassing.of(Capability.DELEGATE).stream()
                .filter(LockoutCheckBypass::isBroad)
                .map(access -> AccessIssues.plain(
                        access,
                        "every principal of " + access.grantee().text()
                                + " may change the key policy without the lockout safety check"))
                .toList();
        return Judgement.of(
                key, issues, Doubts.of(bypassing), "the lockout safety check can't be bypassed by the dozen");
    }

    private static boolean isBroad(Access access) {
        return access.via() == Via.KEY_POLICY
                && !(access.grantee() instanceof Grantee.Principal)
                && !(access.grantee() instanceof Grantee.Service);
    }
}
