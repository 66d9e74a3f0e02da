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
import io.keyledger.policy.analysis.PolicyChange;
import io.keyledger.policy.language.Effect;
import io.keyledger.policy.language.Policy;
import io.keyledger.policy.language.PrincipalPattern;
import io.keyledger.policy.language.PrincipalSpec;
import io.keyledger.policy.search.Grantee;
import io.keyledger.policy.search.KeyAccess;
import java.util.List;

/** Finds keys whose policy whole accounts may change without the lockout safety check of KMS. */
@AutoService(Check.class)
public final class LockoutCheckBypass implements AccessCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
                    "KMS-LOCKOUT-CHECK-BYPASS",
                    "Only named principals may bypass the lockout safety check of the key policy",
                    Severity.LOW,
                    PolicyEdit.remediation("deny kms:PutKeyPolicy when kms:BypassPolicyLockoutSafetyCheck is true"),
                    "AWS KMS API Reference, PutKeyPolicy: with BypassPolicyLockoutSafetyCheck, the key may become"
                            + " unmanageable")
            .explained(
                    "A policy that is set with the bypass can lock everybody out, whether by mistake or on "
                            + "purpose.",
                    "keyledger searches the statements for everyone for a request that changes the key policy with the"
                            + " bypass. The result is UNKNOWN if a policy, grant or identity that could change it was not"
                            + " read.");

    private static final String BYPASS = "kms:BypassPolicyLockoutSafetyCheck";

    @Override
    public CheckMetadata metadata() {
        return METADATA;
    }

    @Override
    public AccessVerdict evaluate(KeyAnalysis key, CheckSettings settings) {
        return Judgement.ofPolicy(key, policy -> judge(key, policy));
    }

    /** Delegation to IAM does not count: the account's own policies decide who. */
    private static AccessVerdict judge(KeyAnalysis key, Policy policy) {
        Policy broad = PolicyChange.keeping(
                policy, statement -> statement.effect() == Effect.DENY || isForEveryone(statement.principal()));
        if (broad.statements().stream().noneMatch(statement -> statement.effect() == Effect.ALLOW)) {
            return Judgement.pass("no Allow in the policy is for everyone");
        }
        KeyAccess bypassing = new Probe(key, broad)
                .only(Managers.PUT_KEY_POLICY)
                .without(Managers.PUT_KEY_POLICY, "{\"Null\":{\"" + BYPASS + "\":\"true\"}}")
                .without(Managers.PUT_KEY_POLICY, "{\"Bool\":{\"" + BYPASS + "\":\"false\"}}")
                .search();
        List<AccessIssue> issues = bypassing.of(Capability.DELEGATE).stream()
                .filter(access -> access.grantee() instanceof Grantee.Account)
                .map(access -> AccessIssues.plain(
                        access,
                        "every principal of " + access.grantee().text()
                                + " may change the key policy without the lockout safety check"))
                .toList();
        return Judgement.of(
                key,
                issues,
                Doubts.ofPolicy(key, bypassing),
                "no Allow for everyone permits bypassing the lockout safety check");
    }

    private static boolean isForEveryone(PrincipalSpec principal) {
        return principal instanceof PrincipalSpec.Not
                || principal.patterns().stream().anyMatch(PrincipalPattern.Everyone.class::isInstance);
    }
}
