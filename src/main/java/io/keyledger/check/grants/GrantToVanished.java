package io.keyledger.check.grants;

import com.google.auto.service.AutoService;
import io.keyledger.check.AccessCheck;
import io.keyledger.check.AccessIssue;
import io.keyledger.check.AccessVerdict;
import io.keyledger.check.Check;
import io.keyledger.check.CheckMetadata;
import io.keyledger.check.CheckSettings;
import io.keyledger.check.Severity;
import io.keyledger.check.access.Existence;
import io.keyledger.check.access.Judgement;
import io.keyledger.inventory.Observed;
import io.keyledger.policy.analysis.CollectedKey.GrantedTo;
import io.keyledger.policy.analysis.CollectedKey.Grants;
import io.keyledger.policy.analysis.KeyAnalysis;
import io.keyledger.policy.language.AwsPrincipals;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds grants to users and roles that no longer exist. */
@AutoService(Check.class)
public final class GrantToVanished implements AccessCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
                    "KMS-GRANT-TO-VANISHED",
                    "Users and roles with grants exist",
                    Severity.MEDIUM,
                    "aws kms revoke-grant --region {region} --key-id {key_id} --grant-id <grant id>",
                    "AWS KMS Developer Guide, grants: nothing revokes a grant when its grantee is deleted")
            .explained(
                    "Nobody needs the grant, and it counts against the limit of grants per key.",
                    "keyledger compares the grantees with the users and roles of the audited accounts. A grantee "
                            + "whose account was not read is UNKNOWN.");

    @Override
    public CheckMetadata metadata() {
        return METADATA;
    }

    @Override
    public AccessVerdict evaluate(KeyAnalysis key, CheckSettings settings) {
        if (key.isAwsManaged()) {
            return Judgement.notApplicable("AWS manages this key, and its services create the grants");
        }
        return switch (key.grants()) {
            case Observed.Known<Grants>(Grants grants) -> judge(key, grants);
            case Observed.NotOffered<Grants> _ ->
                Judgement.notApplicable(key.grants().reason());
            case Observed.NotAsked<Grants> _,
                    Observed.Denied<Grants> _,
                    Observed.Throttled<Grants> _,
                    Observed.Failed<Grants> _ -> Judgement.unknown(key.grants().reason());
        };
    }

    private static AccessVerdict judge(KeyAnalysis key, Grants grants) {
        Existence existence = new Existence(key);
        List<AccessIssue> issues = new ArrayList<>();
        Set<String> unknown = new LinkedHashSet<>();
        if (!grants.complete()) {
            unknown.add("only the first " + grants.grants().size() + " grants were read");
        }
        for (GrantedTo grant : grants.grants()) {
            String grantee = grant.grantee();
            if (grantee == null) {
                unknown.add(GrantRules.name(grant.id(), grant.name()) + " does not name a grantee");
                continue;
            }
            switch (AwsPrincipals.read(grantee).map(existence::of).orElseGet(Existence.Answer.Exists::new)) {
                case Existence.Answer.Gone() ->
                    issues.add(new AccessIssue(
                            "a grant is to " + grantee + ", which does not exist",
                            List.of(GrantRules.name(grant.id(), grant.name())),
                            Optional.empty(),
                            Optional.empty(),
                            ""));
                case Existence.Answer.Unknown(String reason) ->
                    unknown.add("whether " + grantee + " exists: " + reason);
                case Existence.Answer.Exists() -> {}
            }
        }
        return Judgement.of(key, issues, List.copyOf(unknown), "no grant is to a deleted user or role");
    }
}
