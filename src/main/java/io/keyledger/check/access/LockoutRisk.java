package io.keyledger.check.access;

import com.google.auto.service.AutoService;
import io.keyledger.check.AccessCheck;
import io.keyledger.check.AccessVerdict;
import io.keyledger.check.Check;
import io.keyledger.check.CheckMetadata;
import io.keyledger.check.CheckSettings;
import io.keyledger.check.Severity;
import io.keyledger.policy.analysis.KeyAnalysis;
import io.keyledger.policy.language.Policy;
import io.keyledger.policy.search.Access;
import io.keyledger.policy.search.Grantee;
import io.keyledger.policy.search.KeyAccess;
import java.util.List;

/** Finds keys whose policy only one user or role can change: if it is deleted, nobody can. */
@AutoService(Check.class)
public final class LockoutRisk implements AccessCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
                    "KMS-LOCKOUT-RISK",
                    "More than one principal, or the account, can change the key policy",
                    Severity.MEDIUM,
                    PolicyEdit.remediation(
                            "add a statement that allows the account, arn:aws:iam::{account_id}:root, to use"
                                    + " kms:PutKeyPolicy"),
                    "AWS KMS Developer Guide, default key policy: an account, unlike its users and roles, can't be"
                            + " deleted")
            .explained(
                    "If the one principal is deleted, nobody can change the policy any more.",
                    "The check passes if the root user or more than one principal can change the key policy. The "
                            + "result is UNKNOWN if a policy, grant or identity that could change it was not read.");

    @Override
    public CheckMetadata metadata() {
        return METADATA;
    }

    @Override
    public AccessVerdict evaluate(KeyAnalysis key, CheckSettings settings) {
        return Judgement.ofPolicy(key, policy -> judge(key, policy));
    }

    private static AccessVerdict judge(KeyAnalysis key, Policy policy) {
        if (Managers.includeRootUser(key)) {
            return Judgement.pass("the root user of the account can change the key policy");
        }
        KeyAccess managers = Managers.search(key, policy);
        List<Access> existing = Managers.existing(key, managers);
        List<Access> single = existing.stream()
                .filter(access -> access.grantee() instanceof Grantee.Principal)
                .toList();
        long principals = single.stream().map(Access::grantee).distinct().count();
        if (single.size() < existing.size() || principals > 1) {
            return Judgement.pass("more than one principal can change the key policy");
        }
        List<String> doubts = Doubts.ofPolicy(key, managers);
        if (!doubts.isEmpty()) {
            return Judgement.unknown(String.join("; ", doubts));
        }
        if (single.isEmpty()) {
            return Judgement.notApplicable("nobody can change the key policy");
        }
        Access only = single.getFirst();
        return Judgement.fail(
                key, List.of(AccessIssues.plain(only, "only " + only.grantee().text() + " can change the key policy")));
    }
}
