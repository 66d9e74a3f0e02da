package io.keyledger.policy.search;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Finds everybody who can do something with a key. Safe to share between threads: what it remembers changes no answer. */
public final class AccessSearch {
    private final TrustZone zone;
    private final Instant from;
    private final AtomicReference<@Nullable Last> lastIdentities = new AtomicReference<>();

    /**
     * @param zone whom access is meant for; what is found is told apart by it
     * @param from the moment from which on requests are made: what was allowed before is allowed no more
     */
    public AccessSearch(TrustZone zone, Instant from) {
        this.zone = zone;
        this.from = from;
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
        return new KeySearch(key, zone, from, known(identities, unreadIdentities)).run(unreadIdentities);
    }

    /** All keys of an account come with the same identities. */
    @SuppressWarnings("ReferenceEquality") // to compare thousands of identities would take longer than it saves
    private KnownIdentities known(Collection<Identity> identities, List<String> unread) {
        Last last = lastIdentities.get();
        if (last != null && last.identities == identities && last.unread.equals(unread)) {
            return last.known;
        }
        KnownIdentities known = new KnownIdentities(identities, unread);
        lastIdentities.set(new Last(identities, unread, known));
        return known;
    }

    private record Last(Collection<Identity> identities, List<String> unread, KnownIdentities known) {}
}
