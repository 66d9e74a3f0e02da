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
import io.keyledger.policy.language.Effect;
import io.keyledger.policy.language.Policy;
import io.keyledger.policy.language.PrincipalPattern;
import io.keyledger.policy.language.PrincipalSpec;
import io.keyledger.policy.language.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Finds Allow with NotPrincipal, which allows everybody who is not listed. */
@AutoService(Check.class)
public final class AllowNotPrincipal implements AccessCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
                    "KMS-ALLOW-NOT-PRINCIPAL",
                    "No Allow in a key policy uses NotPrincipal",
                    Severity.HIGH,
                    PolicyEdit.remediation(
                            "replace NotPrincipal by Principal with the principals that the statement must" + " allow"),
                    "IAM User Guide, NotPrincipal: with Allow, it allows everyone who is not listed, in every account;"
                            + " AWS advises against it")
            .explained(
                    "Everybody who is not listed gets access, and that includes other accounts and anonymous "
                            + "callers.",
                    "The check fails for an Allow with NotPrincipal. The result is UNKNOWN if a policy, grant or "
                            + "identity that could change it was not read.");

    @Override
    public CheckMetadata metadata() {
        return METADATA;
    }

    @Override
    public AccessVerdict evaluate(KeyAnalysis key, CheckSettings settings) {
        return Judgement.ofPolicy(key, policy -> judge(key, policy));
    }

    private static AccessVerdict judge(KeyAnalysis key, Policy policy) {
        List<AccessIssue> issues = new ArrayList<>();
        String reported = "";
        for (Statement statement : policy.statements()) {
            if (statement.effect() != Effect.ALLOW
                    || !(statement.principal() instanceof PrincipalSpec.Not(List<PrincipalPattern> patterns))) {
                continue;
            }
            if (Outsiders.isPublic(key, StatementPlaces.of(statement))) {
                reported = Outsiders.publicClaim(key, StatementPlaces.of(statement));
                continue;
            }
            issues.add(PolicyIssues.at(
                    statement,
                    "an Allow with NotPrincipal for everybody except "
                            + patterns.stream().map(PrincipalPattern::text).collect(Collectors.joining(", "))
                            + " includes every other account"));
        }
        return issues.isEmpty() && !reported.isEmpty()
                ? Judgement.notApplicable("reported with a worse finding: " + reported)
                : Judgement.of(key, issues, "no Allow uses NotPrincipal");
    }
}
