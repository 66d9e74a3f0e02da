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
import io.keyledger.policy.decision.CompiledPolicy;
import io.keyledger.policy.language.Condition;
import io.keyledger.policy.language.Policy;
import io.keyledger.policy.language.Statement;
import io.keyledger.policy.search.Access;
import io.keyledger.policy.search.Grantee;
import io.keyledger.policy.search.IdentityPermissions;
import io.keyledger.policy.search.KeyAccess;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds access that depends on tags or aliases that principals other than the key's managers can change. */
@AutoService(Check.class)
public final class AbacOpen implements AccessCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
                    "KMS-ABAC-OPEN",
                    "Only the key's managers can change tags or aliases that access depends on",
                    Severity.MEDIUM,
                    PolicyEdit.remediation("deny kms:TagResource, kms:UntagResource and the alias actions to everybody"
                            + " except the managers of the key"),
                    "AWS KMS Developer Guide, ABAC for AWS KMS: whoever can tag a key or change its aliases can change"
                            + " who has access")
            .explained(
                    "Whoever can change a tag or alias that a policy relies on can give themselves the access "
                            + "that the policy grants for it.",
                    "keyledger looks for statements that depend on tags or aliases of the key, and for principals"
                            + " other than the key's managers that can change them. The result is UNKNOWN if a policy,"
                            + " grant or identity that could change it was not read.");

    private static final String TAG = "aws:resourcetag/";
    private static final Set<String> ALIAS = Set.of("kms:resourcealiases", "kms:requestalias");

    @Override
    public CheckMetadata metadata() {
        return METADATA;
    }

    @Override
    public AccessVerdict evaluate(KeyAnalysis key, CheckSettings settings) {
        return Judgement.ofPolicy(key, policy -> judge(key, policy));
    }

    private static AccessVerdict judge(KeyAnalysis key, Policy policy) {
        Set<String> conditions = conditions(key, policy).collect(Collectors.toCollection(LinkedHashSet::new));
        boolean tags = conditions.stream().anyMatch(name -> name.startsWith(TAG));
        boolean aliases = conditions.stream().anyMatch(ALIAS::contains);
        if (!tags && !aliases) {
            return Judgement.notApplicable("no policy that was read makes access depend on the key's tags or aliases");
        }
        List<String> actions = new ArrayList<>();
        if (tags) {
            actions.addAll(List.of("kms:TagResource", "kms:UntagResource"));
        }
        if (aliases) {
            actions.addAll(List.of("kms:CreateAlias", "kms:UpdateAlias", "kms:DeleteAlias"));
        }
        KeyAccess changing =
                new Probe(key, policy).only(actions.toArray(String[]::new)).search();
        KeyAccess managers = Managers.search(key, policy);
        Set<Grantee> managing =
                managers.of(Capability.DELEGATE).stream().map(Access::grantee).collect(Collectors.toSet());
        List<AccessIssue> issues = new ArrayList<>();
        List<String> unknown = new ArrayList<>(Doubts.ofPolicy(key, changing));
        unknown.addAll(Doubts.ofPolicy(key, managers));
        for (Access access : changing.of(Capability.ADMINISTER)) {
            String grantee = access.grantee().text();
            if (Grantees.isLeftToIam(key, access)) {
                unknown.add(Grantees.leftToIam(key, access, "change tags or aliases"));
            } else if (!managing.contains(access.grantee())) {
                issues.add(AccessIssues.plain(
                        access,
                        grantee + " can use " + access.witness().request().action() + " to change what access"
                                + " depends on: "
                                + String.join(", ", conditions)));
            }
        }
        return Judgement.of(
                key, issues, unknown, "only the key's managers can change the tags or aliases that access depends on");
    }

    /** Tag and alias condition keys in the key policy and in the account's identity policies, in lower case. */
    private static Stream<String> conditions(KeyAnalysis key, Policy policy) {
        Stream<Statement> ofIdentities = key.key().identities().stream()
                .map(IdentityPermissions::policies)
                .flatMap(List::stream)
                .map(CompiledPolicy::policy)
                .flatMap(identity -> identity.statements().stream());
        return Stream.concat(policy.statements().stream(), ofIdentities)
                .flatMap(statement -> statement.conditions().stream())
                .map(Condition::key)
                .filter(name -> name.startsWith(TAG) || ALIAS.contains(name));
    }
}
