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
import java.util.List;
import java.util.Map;

/** Points out administrators who may not use the key but can give themselves that permission. */
@AutoService(Check.class)
public final class AdministratorEscalates implements AccessCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
                    "KMS-ADMINISTRATOR-ESCALATES",
                    "Key administrators cannot give themselves permission to use the key",
                    Severity.INFO,
                    PolicyEdit.remediation(
                            "limit kms:PutKeyPolicy and kms:CreateGrant to as few principals as possible"),
                    "AWS KMS Developer Guide, key administrators: they have permissions to change the key policy and"
                            + " to create grants, and can give themselves any permission; AWS's own default policy lets"
                            + " them")
            .explained(
                    "An administrator who can change the policy can use the key after all, so"
                            + " separation of duties relies on trust and on the audit trail.",
                    "keyledger lists the principals in the key policy that may not use the key but can change its"
                            + " policy or create grants. The result is UNKNOWN if a policy, grant or identity that could"
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
        Duties duties = Duties.of(key, policy);
        Map<Grantee, Access> users = duties.users();
        List<AccessIssue> issues = new ArrayList<>();
        duties.delegators().forEach((grantee, access) -> {
            if (!users.containsKey(grantee)) {
                issues.add(AccessIssues.plain(
                        access,
                        AccessWords.claim(access) + ", and so give themselves use of the key, which they don't have"
                                + " now"));
            }
        });
        return Judgement.of(
                key, issues, duties.doubts(), "the key policy names no principal that can give itself use of the key");
    }
}
