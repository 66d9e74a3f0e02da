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

/** Finds Allow with NotPrincipal, which lets in everybody who is not listed. */
@AutoService(Check.class)
public final class AllowNotPrincipal implements AccessCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
            "KMS-ALLOW-NOT-PRINCIPAL",
            "No Allow of a key policy names whom it leaves out by NotPrincipal",
            Severity.HIGH,
            PolicyEdit.remediation("name in Principal whom the statement is meant for, in place of NotPrincipal"),
            "IAM User Guide, NotPrincipal: with Allow, it allows everyone who is not listed, of every account; AWS"
                    + " advises against it");

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
            if (Outsiders.isPublic(key, Places.of(statement))) {
                reported = Outsiders.publicClaim(key, Places.of(statement));
                continue;
            }
            issues.add(PolicyIssues.at(
                    statement,
                    "an Allow for everybody but "
                            + patterns.stream().map(PrincipalPattern::text).collect(Collectors.joining(", "))
                            + " means every other account too"));
        }
        return issues.isEmpty() && !reported.isEmpty()
                ? Judgement.notApplicable("reported with what is worse: " + reported)
                : Judgement.of(key, issues, "no Allow has a NotPrincipal");
    }
}
