package io.keyledger.policy.search;

import java.util.Collection;
import java.util.List;

/** Finds everybody who can do something with a key. Immutable, and safe to share between threads. */
public final class AccessSearch {
    private final TrustZone zone;

    /** @param zone whom access is meant for; what is found is told apart by it */
    public AccessSearch(TrustZone zone) {
        this.zone = zone;
    }

    public TrustZone zone() {
        return zone;
    }

    /**
     * Who can do what with a key.
     *
     * @param identities users and roles whose own policies are known
     * @param unreadIdentities which identities are not among them and why, in words
     */
    public KeyAccess of(KeyWorld key, Collection<Identity> identities, List<String> unreadIdentities) {
        return new KeySearch(key, zone, new KnownIdentities(identities, unreadIdentities)).run(unreadIdentities);
    }
}
