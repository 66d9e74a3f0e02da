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
import io.keyledger.policy.search.Access;
import io.keyledger.policy.search.Grantee;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds principals that the key policy lets both use and administer the key. */
@AutoService(Check.class)
public final class DutiesNotSeparated implements AccessCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
                    "KMS-DUTIES-NOT-SEPARATED",
                    "No principal in the key policy can both use and administer the key",
                    Severity.MEDIUM,
                    PolicyEdit.remediation("let one principal use the key and another administer it"),
                    "AWS KMS Developer Guide, best practices for IAM policies: separation of duties between key"
                            + " administrators and key users; NIST SP 800-53 AC-5")
            .explained(
                    "One principal can read data and cover its tracks by changing the policy.",
                    "The check fails if a statement or several of them let a user or role both use and administer "
                            + "the key. Full access is reported by KMS-FULL-ACCESS. The result is UNKNOWN if a policy, "
                            + "grant or identity that could change it was not read.");

    @Override
    public CheckMetadata metadata() {
        return METADATA;
    }

    @Override
    public AccessVerdict evaluate(KeyAnalysis key, CheckSettings settings) {
        return Judgement.ofPolicyAndKind(key, policy -> judge(key, policy));
    }

    private static AccessVerdict judge(KeyAnalysis key, Policy policy) {
        Duties duties = Duties.of(key, policy);
        Map<Grantee, Access> users = duties.users();
        String pass = "the key policy lets nobody both use and administer the key";
        if (users.isEmpty()) {
            return Judgement.of(key, List.of(), duties.doubts(), pass);
        }
        Map<Grantee, Access> administrators = duties.administrators();
        Set<String> reported = new HashSet<>();
        policy.statements().forEach(statement -> reported.addAll(FullAccess.principals(key.accountId(), statement)));
        List<AccessIssue> issues = new ArrayList<>();
        String full = "";
        for (Map.Entry<Grantee, Access> user : users.entrySet()) {
            Access administration = administrators.get(user.getKey());
            if (administration == null) {
                continue;
            }
            if (reported.contains(user.getKey().text())) {
                full = user.getKey().text();
                continue;
            }
            issues.add(issue(user.getValue(), administration));
        }
        if (issues.isEmpty() && !full.isEmpty()) {
            return Judgement.notApplicable("reported as full access: " + full);
        }
        return Judgement.of(key, issues, duties.doubts(), pass);
    }

    private static AccessIssue issue(Access use, Access administration) {
        Set<String> statements = new TreeSet<>(use.statements());
        statements.addAll(administration.statements());
        return new AccessIssue(
                AccessWords.claim(use) + ", and can also " + AccessWords.verb(administration),
                List.copyOf(statements),
                Optional.of(use.capability()),
                Optional.of(administration.witness()),
                "");
    }
}
