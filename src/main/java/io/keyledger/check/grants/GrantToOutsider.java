package io.keyledger.check.grants;

import com.google.auto.service.AutoService;
import io.keyledger.check.AccessCheck;
import io.keyledger.check.AccessIssue;
import io.keyledger.check.AccessVerdict;
import io.keyledger.check.Check;
import io.keyledger.check.CheckMetadata;
import io.keyledger.check.CheckSettings;
import io.keyledger.check.Severity;
import io.keyledger.check.access.AccessIssues;
import io.keyledger.check.access.AccessWords;
import io.keyledger.check.access.Doubts;
import io.keyledger.check.access.Judgement;
import io.keyledger.policy.analysis.KeyAnalysis;
import io.keyledger.policy.search.Access;
import io.keyledger.policy.search.Grantee;
import io.keyledger.policy.search.Via;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds grants to principals outside the trust zone. */
@AutoService(Check.class)
public final class GrantToOutsider implements AccessCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
                    "KMS-GRANT-TO-OUTSIDER",
                    "No grant is to a principal outside the trust zone",
                    Severity.HIGH,
                    "aws kms revoke-grant --region {region} --key-id {key_id} --grant-id <grant id>"
                            + " # or add the grantee's account to the trust zone if the access is intended",
                    "AWS KMS Developer Guide, grants: a grant gives access that the key policy does not show; the"
                            + " trust zone is configured")
            .explained(
                    "The outsider can use the key although nothing in the key policy shows it.",
                    "keyledger compares the grantee of each grant with the trust zone. AWS managed keys are not"
                            + " judged: their services create the grants. The result is UNKNOWN if not all grants were"
                            + " read.");

    @Override
    public CheckMetadata metadata() {
        return METADATA;
    }

    @Override
    public AccessVerdict evaluate(KeyAnalysis key, CheckSettings settings) {
        if (key.isAwsManaged()) {
            return Judgement.notApplicable("AWS manages this key, and its services create the grants");
        }
        if (key.collected().isEmpty()) {
            return Judgement.notApplicable(key.grants().reason());
        }
        Set<Grantee> seen = new HashSet<>();
        List<AccessIssue> issues = key.access().accesses().stream()
                .filter(access ->
                        access.via() == Via.GRANT && access.outside() && !(access.grantee() instanceof Grantee.Service))
                .filter(access -> seen.add(access.grantee()))
                .map(GrantToOutsider::issue)
                .toList();
        return Judgement.of(key, issues, Doubts.of(key.access()), "no grant is to a principal outside the trust zone");
    }

    private static AccessIssue issue(Access access) {
        return AccessIssues.plain(access, AccessWords.wholeClaim(access) + " by a grant");
    }
}
