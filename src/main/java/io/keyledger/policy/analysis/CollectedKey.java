package io.keyledger.policy.analysis;

import io.keyledger.inventory.Grant;
import io.keyledger.inventory.KeyGrants;
import io.keyledger.inventory.KeyMetadata;
import io.keyledger.inventory.KmsKey;
import io.keyledger.inventory.Observed;
import io.keyledger.policy.world.KeyWorlds;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What an analysis of access knows about a key besides its policy. It holds only what many keys have in common, so that
 * keys with equal analyses share verdicts: no check of access sees a date or a description.
 *
 * @param kind what DescribeKey says about the kind of key
 * @param grants the grants as they were read
 * @param unreadGrants what of the grants was not read, in words
 */
public record CollectedKey(Observed<Kind> kind, Observed<Grants> grants, List<String> unreadGrants) {
    public CollectedKey {
        unreadGrants = List.copyOf(unreadGrants);
    }

    /**
     * The kind of a key.
     *
     * @param manager {@code AWS} or {@code CUSTOMER}
     * @param usage {@code KeyUsage} of DescribeKey
     */
    public record Kind(String manager, String usage) {
        static Kind of(KeyMetadata metadata) {
            return new Kind(metadata.keyManager(), metadata.keyUsage());
        }
    }

    /**
     * The grants of a key.
     *
     * @param complete false if there may be more
     */
    public record Grants(List<GrantedTo> grants, boolean complete) {
        public Grants {
            grants = List.copyOf(grants);
        }

        private static Grants of(KeyGrants read) {
            return new Grants(read.grants().stream().map(GrantedTo::of).toList(), read.complete());
        }
    }

    /**
     * A grant and its grantee.
     *
     * @param name the name that its creator gave it; empty if none
     * @param grantee null if the grant does not name one
     */
    public record GrantedTo(
            String id, String name, @Nullable String grantee) {
        private static GrantedTo of(Grant grant) {
            String name = grant.name();
            return new GrantedTo(grant.grantId(), name == null ? "" : name, grant.granteePrincipal());
        }
    }

    static CollectedKey of(KmsKey key) {
        return new CollectedKey(
                key.metadata().map(Kind::of), key.grants().map(Grants::of), KeyWorlds.unreadGrants(key));
    }

    /** The same key with other ids of its grants. */
    CollectedKey withGrantIds(UnaryOperator<String> renaming) {
        return new CollectedKey(
                kind,
                grants.map(read -> new Grants(
                        read.grants().stream()
                                .map(grant -> new GrantedTo(renaming.apply(grant.id()), grant.name(), grant.grantee()))
                                .toList(),
                        read.complete())),
                unreadGrants);
    }
}
