package io.keyledger.policy.world;

import io.keyledger.inventory.Grant;
import io.keyledger.inventory.KeyGrants;
import io.keyledger.inventory.KmsKey;
import io.keyledger.inventory.Observed;
import io.keyledger.policy.decision.KeyGrant;
import io.keyledger.policy.decision.KeyGrant.Constraint;
import java.util.ArrayList;
import java.util.List;

/** The grants of a key as a decision takes them. */
final class Grants {
    private Grants() {}

    static PartlyRead<List<KeyGrant>> of(KmsKey key) {
        return switch (key.grants()) {
            case Observed.Known<KeyGrants>(KeyGrants grants) -> read(grants);
            case Observed.NotOffered<KeyGrants> _ -> new PartlyRead<>(List.of(), List.of());
            case Observed.NotAsked<KeyGrants> _,
                    Observed.Denied<KeyGrants> _,
                    Observed.Throttled<KeyGrants> _,
                    Observed.Failed<KeyGrants> _ ->
                new PartlyRead<>(
                        List.of(),
                        List.of("the grants were not read: " + key.grants().reason()));
        };
    }

    private static PartlyRead<List<KeyGrant>> read(KeyGrants grants) {
        List<KeyGrant> read = new ArrayList<>();
        List<String> unread = new ArrayList<>();
        for (Grant grant : grants.grants()) {
            if (grant.granteePrincipal() == null) {
                unread.add("the grant " + grant.grantId() + " does not name a grantee");
            } else {
                read.add(grant(grant, grant.granteePrincipal()));
            }
        }
        if (!grants.complete()) {
            unread.add("only the first " + grants.grants().size() + " grants were read");
        }
        return new PartlyRead<>(List.copyOf(read), unread);
    }

    private static KeyGrant grant(Grant grant, String grantee) {
        List<Constraint> constraints = new ArrayList<>();
        if (!grant.encryptionContextEquals().isEmpty()) {
            constraints.add(new Constraint.EncryptionContextEquals(grant.encryptionContextEquals()));
        }
        if (!grant.encryptionContextSubset().isEmpty()) {
            constraints.add(new Constraint.EncryptionContextSubset(grant.encryptionContextSubset()));
        }
        if (grant.sourceArn() != null) {
            constraints.add(new Constraint.SourceArn(grant.sourceArn()));
        }
        return new KeyGrant(
                grant.grantId(),
                "",
                grantee,
                grant.retiringPrincipal(),
                grant.issuingAccount(),
                grant.operations(),
                constraints);
    }
}
