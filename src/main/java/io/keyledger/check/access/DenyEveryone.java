package io.keyledger.check.access;

import com.google.auto.service.AutoService;
import io.keyledger.check.AccessCheck;
import io.keyledger.check.AccessIssue;
import io.keyledger.check.AccessVerdict;
import io.keyledger.check.Check;
import io.keyledger.check.CheckMetadata;
import io.keyledger.check.CheckSettings;
import io.keyledger.check.Severity;
import io.keyledger.policy.analysis.KeyAnalysis;
import io.keyledger.policy.language.Policy;
import io.keyledger.policy.language.Statement;
import io.keyledger.policy.search.KeyAccess;
import java.util.List;

/** Finds a Deny that keeps everybody, including the root user, from changing the key policy. */
@AutoService(Check.class)
public final class DenyEveryone implements AccessCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
                    "KMS-DENY-EVERYONE",
                    "No Deny statement stops every principal from changing the key policy",
                    Severity.HIGH,
                    "# only AWS Support can change the policy of {key_arn} now: open a case for it",
                    "AWS KMS Developer Guide, key policies: an explicit deny overrides every allow, also for the root"
                            + " user")
            .explained(
                    "No principal can repair the policy; only AWS Support can restore access.",
                    "The check fails if a Deny statement denies kms:PutKeyPolicy to every principal,"
                            + " including the root user. The result is UNKNOWN if a policy, grant or identity"
                            + " that could change it was not read.");

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
            return Judgement.pass("no Deny keeps the root user of the account from changing the key policy");
        }
        KeyAccess managers = Managers.search(key, policy);
        if (!Managers.existing(key, managers).isEmpty()) {
            return Judgement.pass("at least one principal can change the key policy despite its Deny statements");
        }
        List<String> doubts = Doubts.ofPolicy(key, managers);
        if (!doubts.isEmpty()) {
            return Judgement.unknown(String.join("; ", doubts));
        }
        List<AccessIssue> issues = Denials.lockingOut(key, policy).stream()
                .map(DenyEveryone::issue)
                .toList();
        return Judgement.of(key, issues, "nobody can change the key policy, but not because of a Deny");
    }

    private static AccessIssue issue(Statement denial) {
        return PolicyIssues.at(denial, "a Deny keeps everybody, including the root user, from changing the key policy");
    }
}
