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
import io.keyledger.policy.language.Glob;
import io.keyledger.policy.language.Policy;
import io.keyledger.policy.search.Access;
import io.keyledger.policy.search.Grantee;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Finds principals other than the break-glass principals that can make data unreadable. */
@AutoService(Check.class)
public final class DestroyOutsideBreakGlass implements AccessCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
                    "KMS-DESTROY-OUTSIDE-BREAK-GLASS",
                    "Only break-glass principals can delete or disable the key",
                    Severity.MEDIUM,
                    PolicyEdit.remediation(
                            "deny kms:ScheduleKeyDeletion, kms:DisableKey and kms:DeleteImportedKeyMaterial with"
                                    + " ArnNotLike aws:PrincipalArn <break-glass principals>"),
                    "the setting break-glass-principals; AWS KMS Developer Guide, controlling access to key deletion")
            .explained(
                    "One mistake or one stolen session makes all data under the key unreadable.",
                    "keyledger lists the principals that can schedule deletion, disable the key or delete its"
                            + " material, and compares them with the configured break-glass principals. Without configured"
                            + " principals the check is not applicable. The result is UNKNOWN if a policy, grant or"
                            + " identity that could change it was not read.",
                    "break-glass-principals");

    @Override
    public CheckMetadata metadata() {
        return METADATA;
    }

    @Override
    public AccessVerdict evaluate(KeyAnalysis key, CheckSettings settings) {
        List<Glob> meant =
                settings.breakGlassPrincipals().stream().map(Glob::of).toList();
        return meant.isEmpty()
                ? Judgement.notApplicable("no break-glass principals are configured")
                : Judgement.ofPolicy(key, policy -> judge(key, policy, meant));
    }

    /** The root user is exempt: no policy that keeps the key manageable can limit it. */
    private static AccessVerdict judge(KeyAnalysis key, Policy policy, List<Glob> meant) {
        List<AccessIssue> issues = new ArrayList<>();
        List<String> unknown = new ArrayList<>(Doubts.ofPolicy(key, key.access()));
        List<Access> all = Stream.concat(
                        Duties.of(key, policy).accesses(Capability.DESTROY),
                        key.access().of(Capability.DESTROY).stream())
                .toList();
        Set<Grantee> seen = new HashSet<>();
        for (Access access : all) {
            if (!seen.add(access.grantee())) {
                continue;
            }
            String name = access.grantee().text();
            if (Grantees.isLeftToIam(key, access)) {
                unknown.add(Grantees.leftToIam(key, access, "destroy the key"));
            } else if (!Grantees.isRootUser(access.grantee()) && meant.stream().noneMatch(glob -> glob.matches(name))) {
                issues.add(AccessIssues.plain(
                        access, AccessWords.wholeClaim(access) + ", and is not a break-glass principal"));
            }
        }
        return Judgement.of(key, issues, unknown, "only break-glass principals can delete or disable the key");
    }
}
