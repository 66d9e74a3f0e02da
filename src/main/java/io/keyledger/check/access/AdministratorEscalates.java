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

/** Points out administrators who may not use the key, and can let themselves. */
@AutoService(Check.class)
public final class AdministratorEscalates implements AccessCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
            "KMS-ADMINISTRATOR-ESCALATES",
            "Nobody who must not use the key can let themselves use it by the key policy",
            Severity.INFO,
            PolicyEdit.remediation("leave kms:PutKeyPolicy and kms:CreateGrant to as few principals as can be"),
            "AWS KMS Developer Guide, key administrators: they have permissions to change the key policy and to create"
                    + " grants, and can give themselves any permission; AWS's own default policy lets them");

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
                        AccessWords.claim(access) + ", and so let themselves use the key, which they may not yet"));
            }
        });
        return Judgement.of(
                key, issues, duties.doubts(), "the key policy names nobody who can let themselves use the key");
    }
}
