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
import io.keyledger.policy.search.Access;
import io.keyledger.policy.search.KeyAccess;
import java.util.List;
import java.util.Optional;

/** Finds keys whose policy nobody can change. */
@AutoService(Check.class)
public final class LockedOut implements AccessCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
                    "KMS-LOCKED-OUT",
                    "At least one principal can change the key policy",
                    Severity.HIGH,
                    "# only AWS Support can change the policy of {key_arn} now: open a case for it",
                    "AWS KMS Developer Guide, default key policy: a key that nobody can manage becomes unmanageable"
                            + " until AWS Support restores access")
            .explained(
                    "No principal can change the policy any more; only AWS Support can restore" + " access.",
                    "The check passes if the root user or any existing principal can change the key policy. The "
                            + "result is UNKNOWN if a policy, grant or identity that could change it was not read.");

    @Override
    public CheckMetadata metadata() {
        return METADATA;
    }

    @Override
    public AccessVerdict evaluate(KeyAnalysis key, CheckSettings settings) {
        return Judgement.ofPolicyAndKind(key, policy -> judge(key, policy));
    }

    private static AccessVerdict judge(KeyAnalysis key, Policy policy) {
        if (Managers.includeRootUser(key)) {
            return Judgement.pass("the root user of the account can change the key policy");
        }
        KeyAccess managers = Managers.search(key, policy);
        List<Access> existing = Managers.existing(key, managers);
        if (!existing.isEmpty()) {
            return Judgement.pass(AccessWords.wholeClaim(existing.getFirst()));
        }
        List<String> doubts = Doubts.ofPolicy(key, managers);
        if (!doubts.isEmpty()) {
            return Judgement.unknown(String.join("; ", doubts));
        }
        List<Statement> denials = Denials.lockingOut(key, policy);
        return denials.isEmpty()
                ? Judgement.fail(key, List.of(locked(managers)))
                : Judgement.notApplicable(
                        "reported with its cause, the Deny at" + " " + StatementPlaces.of(denials.getFirst()));
    }

    private static AccessIssue locked(KeyAccess managers) {
        List<Access> gone = managers.accesses();
        String who = gone.isEmpty()
                ? ""
                : ": " + gone.getFirst().grantee().text() + ", who could change it, does" + " not exist";
        List<String> statements = gone.isEmpty() ? List.of() : gone.getFirst().statements();
        return new AccessIssue(
                "nobody can change the key policy" + who, statements, Optional.empty(), Optional.empty(), "");
    }
}
