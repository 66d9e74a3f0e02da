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
import io.keyledger.policy.analysis.PolicyChange;
import io.keyledger.policy.language.Effect;
import io.keyledger.policy.language.Policy;
import io.keyledger.policy.language.PrincipalPattern;
import io.keyledger.policy.language.PrincipalSpec;
import io.keyledger.policy.language.Statement;
import io.keyledger.policy.search.Access;
import io.keyledger.policy.search.KeyAccess;
import io.keyledger.policy.search.PolicyReach;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds an Allow for everyone that is not public only because of other policies or statements. */
@AutoService(Check.class)
public final class StarUnlimited implements AccessCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
                    "KMS-STAR-UNLIMITED",
                    "An Allow for everyone limits its own callers",
                    Severity.LOW,
                    PolicyEdit.remediation("add a condition to the Allow, for example StringEquals aws:PrincipalOrgID"),
                    "a condition on a value that the caller chooses limits nobody, and removing the Deny or resource"
                            + " control policy leaves the key open to every AWS account")
            .explained(
                    "One change elsewhere, for example to a Deny, makes the key public.",
                    "For each Allow for everyone, keyledger searches for a request that this"
                            + " statement alone would allow. What is already public is reported by the check of"
                            + " public access. The result is UNKNOWN if a policy, grant or identity that could"
                            + " change it was not read.");

    @Override
    public CheckMetadata metadata() {
        return METADATA;
    }

    @Override
    public AccessVerdict evaluate(KeyAnalysis key, CheckSettings settings) {
        return Judgement.ofPolicy(key, policy -> judge(key, policy));
    }

    private static AccessVerdict judge(KeyAnalysis key, Policy policy) {
        List<Statement> stars =
                policy.statements().stream().filter(StarUnlimited::isStar).toList();
        if (stars.isEmpty()) {
            return Judgement.notApplicable("no Allow in the policy is for everyone");
        }
        List<AccessIssue> issues = new ArrayList<>();
        List<String> doubts = new ArrayList<>();
        String reported = "";
        for (Statement star : stars) {
            if (Outsiders.isPublic(key, StatementPlaces.of(star))) {
                reported = Outsiders.publicClaim(key, StatementPlaces.of(star));
                continue;
            }
            KeyAccess alone = key.accessIn(key.unguarded(PolicyChange.keeping(policy, star::equals)));
            doubts.addAll(Doubts.ofPolicy(key, alone));
            alone.accesses().stream()
                    .filter(access -> access.reach() == PolicyReach.PUBLIC)
                    .findFirst()
                    .ifPresent(access -> issues.add(issue(access)));
        }
        if (issues.isEmpty() && !reported.isEmpty()) {
            return Judgement.notApplicable("reported with a worse finding: " + reported);
        }
        return Judgement.of(key, issues, doubts, "every Allow for everyone limits its callers itself");
    }

    /** Nobody has this access now, so there is no witness. */
    private static AccessIssue issue(Access access) {
        return new AccessIssue(
                "without the Deny or resource control policy that limits the Allow, " + AccessWords.wholeClaim(access),
                access.statements(),
                Optional.empty(),
                Optional.empty(),
                "");
    }

    private static boolean isStar(Statement statement) {
        return statement.effect() == Effect.ALLOW
                && statement.isComplete()
                && statement.principal() instanceof PrincipalSpec.Named(List<PrincipalPattern> patterns)
                && patterns.stream().anyMatch(PrincipalPattern.Everyone.class::isInstance);
    }
}
