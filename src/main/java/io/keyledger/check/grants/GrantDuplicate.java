package io.keyledger.check.grants;

import com.google.auto.service.AutoService;
import io.keyledger.check.Check;
import io.keyledger.check.CheckContext;
import io.keyledger.check.CheckMetadata;
import io.keyledger.check.KeyCheck;
import io.keyledger.check.Severity;
import io.keyledger.check.Verdict;
import io.keyledger.check.grants.GrantRules.Broken;
import io.keyledger.classify.ClassifiedKey;
import io.keyledger.inventory.Grant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds duplicate grants: revoking only one of them leaves the access in place. */
@AutoService(Check.class)
public final class GrantDuplicate implements KeyCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
                    "KMS-GRANT-DUPLICATE",
                    "No grant duplicates another grant",
                    Severity.LOW,
                    "aws kms revoke-grant --region {region} --key-id {key_id} --grant-id <grant id>"
                            + " # and name grants, so that a retry does not create a second one",
                    "AWS KMS API Reference, CreateGrant: without a name, each call creates another grant")
            .explained(
                    "Revoking one of the grants leaves the access in place.",
                    "keyledger compares grantee, operations and constraints of the key's grants. The result is "
                            + "UNKNOWN if not all grants were read.");

    @Override
    public CheckMetadata metadata() {
        return METADATA;
    }

    @Override
    public Verdict evaluate(ClassifiedKey key, CheckContext context) {
        return GrantRules.judgeAll(key, GrantDuplicate::repeated, "no grant duplicates another grant");
    }

    private static List<Broken> repeated(List<Grant> grants) {
        Map<Meaning, Grant> first = new HashMap<>();
        List<Broken> repeated = new ArrayList<>();
        for (Grant grant : grants) {
            Grant earlier = first.putIfAbsent(Meaning.of(grant), grant);
            if (earlier != null) {
                repeated.add(new Broken(grant, "duplicates the grant " + earlier.grantId()));
            }
        }
        return repeated;
    }

    /** What a grant permits, and to whom. */
    private record Meaning(
            @Nullable String grantee,
            @Nullable String retiring,
            Set<String> operations,
            Map<String, String> equal,
            Map<String, String> subset,
            @Nullable String sourceArn) {
        static Meaning of(Grant grant) {
            return new Meaning(
                    grant.granteePrincipal(),
                    grant.retiringPrincipal(),
                    Set.copyOf(grant.operations()),
                    grant.encryptionContextEquals(),
                    grant.encryptionContextSubset(),
                    grant.sourceArn());
        }
    }
}
