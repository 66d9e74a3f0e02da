package io.keyledger.policy.search;

import io.keyledger.policy.decision.World;
import io.keyledger.policy.language.Glob;
import io.keyledger.policy.search.values.Effort;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Finds everybody who can do something with a key. What it remembers changes no answer. Safe to share between threads,
 * but for what {@link #ofOneKey} returns.
 */
public final class AccessSearch {
    /** What all searches about one key may take together: about a second on one core. */
    public static final long STEPS = 100_000_000;

    /** What they may take on top for each grant of the key, and each user or role that is asked about. */
    private static final long STEPS_OF_A_PRINCIPAL = 20_000;

    /** Twice what makes a single search easy, and twice that for a search that gets only half of what is left. */
    private static final long SINGLE_SEARCHES_PART = 8;

    private final TrustZone zone;
    private final Instant from;
    private final long steps;
    private final AtomicReference<@Nullable Last> lastIdentities;
    private final SharedAnswers shared;
    private final @Nullable KeyEffort keyEffort;

    /**
     * @param zone the trust zone, which separates insiders from outsiders
     * @param from the instant from which requests are searched: statements that have expired by then allow nothing
     */
    public AccessSearch(TrustZone zone, Instant from) {
        this(zone, from, STEPS);
    }

    /** @param steps what all searches about one key may take together */
    public AccessSearch(TrustZone zone, Instant from, long steps) {
        this(zone, from, steps, new AtomicReference<@Nullable Last>(), new SharedAnswers(), null);
    }

    private AccessSearch(
            TrustZone zone,
            Instant from,
            long steps,
            AtomicReference<@Nullable Last> lastIdentities,
            SharedAnswers shared,
            @Nullable KeyEffort keyEffort) {
        this.zone = zone;
        this.from = from;
        this.steps = steps;
        this.lastIdentities = lastIdentities;
        this.shared = shared;
        this.keyEffort = keyEffort;
    }

    /** A session for all questions about one key, which share one budget of steps. Not thread-safe. */
    public AccessSearch ofOneKey() {
        return new AccessSearch(zone, from, steps, lastIdentities, shared, new KeyEffort(false));
    }

    /** Like {@link #ofOneKey}, for questions about a {@link Pseudonym}. */
    public AccessSearch ofPseudonym() {
        return new AccessSearch(zone, from, steps, lastIdentities, shared, new KeyEffort(true));
    }

    public TrustZone zone() {
        return zone;
    }

    /**
     * Who can do what with a key.
     *
     * @param identities users and roles with known policies
     * @param unreadIdentities which identities are not among them and why, in words
     * @throws CancellationException when the thread was interrupted
     */
    public KeyAccess of(KeyWorld key, Collection<IdentityPermissions> identities, List<String> unreadIdentities) {
        KeyAccess known = keyEffort == null ? null : keyEffort.known(key, identities);
        if (known != null) {
            return known;
        }
        if (keyEffort == null) {
            return search(key, identities, unreadIdentities, Effort.of(most(key, identities)));
        }
        KeyAccess found = shared(key, identities, unreadIdentities, keyEffort.next(most(key, identities)));
        keyEffort.keep(key, identities, found);
        return found;
    }

    private long most(KeyWorld key, Collection<IdentityPermissions> identities) {
        return steps + STEPS_OF_A_PRINCIPAL * (key.world().grants().size() + (long) identities.size());
    }

    /** An answer for a key that policies cannot distinguish from this one also holds for this one. */
    private KeyAccess shared(
            KeyWorld key, Collection<IdentityPermissions> identities, List<String> unreadIdentities, Effort effort) {
        UnnamedKey unnamed = keyEffort != null && keyEffort.isOfPseudonym
                ? UnnamedKey.ofPseudonym(key)
                : UnnamedKey.of(key).orElse(null);
        if (unnamed == null) {
            return search(key, identities, unreadIdentities, effort);
        }
        SharedAnswers.Question question = new SharedAnswers.Question(unnamed, identities, unreadIdentities);
        SharedAnswers.Answer known = shared.known(question);
        if (known == null) {
            return first(key, unnamed, identities, unreadIdentities, effort, question);
        }
        if (!known.isAbout(unnamed) || !isEasy(known.spent(), effort.left())) {
            return search(key, identities, unreadIdentities, effort);
        }
        effort.spend(known.spent());
        rememberFirst(key, unnamed, question);
        return known.access().map(unnamed::named).orElseThrow();
    }

    private KeyAccess first(
            KeyWorld key,
            UnnamedKey unnamed,
            Collection<IdentityPermissions> identities,
            List<String> unreadIdentities,
            Effort effort,
            SharedAnswers.Question question) {
        List<Glob> telling = shared.telling(unnamed, identities).orElse(null);
        if (telling == null) {
            shared.keep(question, SharedAnswers.Answer.OF_EACH_ITS_OWN);
            return search(key, identities, unreadIdentities, effort);
        }
        if (!unnamed.isAlikeFor(telling)) {
            return search(key, identities, unreadIdentities, effort);
        }
        long left = effort.left();
        KeyAccess found = search(unnamed.world(), identities, unreadIdentities, effort);
        if (isEasy(effort.spent(), left)) {
            shared.keep(question, new SharedAnswers.Answer(Optional.of(found), effort.spent(), telling));
            rememberFirst(key, unnamed, question);
        } else {
            shared.keep(question, SharedAnswers.Answer.OF_EACH_ITS_OWN);
        }
        return unnamed.named(found);
    }

    private void rememberFirst(KeyWorld key, UnnamedKey unnamed, SharedAnswers.Question question) {
        if (keyEffort != null && keyEffort.asked.isEmpty()) {
            keyEffort.first = new Named(key, new Pseudonym(unnamed, question));
        }
    }

    /**
     * The pseudonym of the key that {@link #ofOneKey} was asked about first; empty if this is another key, or the
     * answer holds for this key alone.
     */
    @SuppressWarnings("ReferenceEquality") // A changed world is another object.
    public Optional<Pseudonym> pseudonym(KeyWorld key) {
        return Optional.ofNullable(keyEffort)
                .map(effort -> effort.first)
                .filter(first -> first.key == key)
                .map(Named::pseudonym);
    }

    private record Named(KeyWorld key, Pseudonym pseudonym) {}

    /** Whether all searches about a key together are so far from their limit that none of them ran into a bound. */
    public boolean isEasy() {
        return keyEffort != null && keyEffort.isEasy();
    }

    /** Whether a search is so far from what it may take that no part of it ran into a bound. */
    private static boolean isEasy(long spent, long left) {
        return spent < left / KeySearch.SHARES / 2;
    }

    private KeyAccess search(
            KeyWorld key, Collection<IdentityPermissions> identities, List<String> unreadIdentities, Effort effort) {
        return effort.left() == 0
                ? KeySearch.givenUp(key, unreadIdentities)
                : new KeySearch(key, zone, from, known(identities, unreadIdentities), effort).run(unreadIdentities);
    }

    /** What was taken so far of what {@link #ofOneKey} shares. */
    public long spent() {
        return keyEffort == null ? 0 : keyEffort.spent();
    }

    /** What is left for the questions about a key. A single one gets half of it, so that none leaves nothing. */
    private static final class KeyEffort {
        private final boolean isOfPseudonym;
        private @Nullable Effort whole;
        private @Nullable Named first;
        /** Several checks ask the same. */
        private final Map<World, Asked> asked = new HashMap<>();

        KeyEffort(boolean isOfPseudonym) {
            this.isOfPseudonym = isOfPseudonym;
        }

        private record Asked(KeyWorld key, Collection<IdentityPermissions> identities, KeyAccess answer) {}

        @SuppressWarnings("ReferenceEquality") // To compare thousands of identities would take what it saves.
        @Nullable
        KeyAccess known(KeyWorld key, Collection<IdentityPermissions> identities) {
            Asked before = asked.get(key.world());
            return before != null
                            && before.identities() == identities
                            && before.key().equals(key)
                    ? before.answer()
                    : null;
        }

        void keep(KeyWorld key, Collection<IdentityPermissions> identities, KeyAccess answer) {
            asked.put(key.world(), new Asked(key, identities, answer));
        }

        Effort next(long most) {
            Effort effort = whole;
            if (effort == null) {
                effort = Effort.of(most);
                whole = effort;
            }
            return effort.part(effort.left() / 2);
        }

        long spent() {
            return whole == null ? 0 : whole.spent();
        }

        /** Each search may take half of what is left, and is easy if it takes an eighth of that. */
        boolean isEasy() {
            return whole == null || whole.spent() < whole.most() / (SINGLE_SEARCHES_PART * KeySearch.SHARES);
        }
    }

    /** All keys of an account come with the same identities. */
    @SuppressWarnings("ReferenceEquality") // to compare thousands of identities would take longer than it saves
    private KnownIdentities known(Collection<IdentityPermissions> identities, List<String> unread) {
        Last last = lastIdentities.get();
        if (last != null && last.identities == identities && last.unread.equals(unread)) {
            return last.known;
        }
        KnownIdentities known = new KnownIdentities(identities, unread);
        lastIdentities.set(new Last(identities, unread, known));
        return known;
    }

    private record Last(Collection<IdentityPermissions> identities, List<String> unread, KnownIdentities known) {}
}
