package io.keyledger.policy.analysis;

import io.keyledger.inventory.BucketPolicies;
import io.keyledger.policy.search.AccessSearch;
import io.keyledger.policy.search.KeyAccess;
import io.keyledger.policy.search.Pseudonym;
import io.keyledger.policy.world.AuditedKey;
import java.util.List;
import java.util.Optional;

/**
 * The analysis of a key under its pseudonym. It is made from the {@link #question} alone, so what is concluded from it
 * holds for every key with an equal question, after each gets its {@link #named own names} back.
 */
public final class SharedAnalysis {
    private final KeyAnalysis ofKey;
    private final Pseudonym pseudonym;
    private final Question question;

    /** The analysis that a key shares with keys of other names; empty if policies may distinguish them. */
    public static Optional<SharedAnalysis> of(KeyAnalysis key) {
        return key.search().pseudonym(key.key().world()).map(pseudonym -> new SharedAnalysis(key, pseudonym));
    }

    private SharedAnalysis(KeyAnalysis ofKey, Pseudonym pseudonym) {
        this.ofKey = ofKey;
        this.pseudonym = pseudonym;
        this.question = new Question(
                pseudonym,
                ofKey.collected().map(key -> key.withGrantIds(pseudonym::ofGrant)),
                ofKey.key().unreadLimits());
    }

    /** Everything that the analysis depends on; the users and roles of the account follow from the pseudonym. */
    public record Question(Pseudonym pseudonym, Optional<CollectedKey> collected, List<String> unreadLimits) {}

    public Question question() {
        return question;
    }

    /** The analysis, without the policies of the buckets that the key encrypts, with an effort of its own. */
    public KeyAnalysis analysis() {
        AuditedKey key = ofKey.key();
        AuditedKey unnamed =
                new AuditedKey(pseudonym.world(), key.identities(), key.unreadIdentities(), key.unreadLimits());
        AccessSearch search = ofKey.search().ofPseudonym();
        KeyAnalysis empty = new KeyAnalysis(
                unnamed,
                question.collected(),
                ofKey.policy(),
                new KeyAccess(List.of(), List.of(), List.of()),
                ofKey.owner(),
                BucketPolicies.none(),
                search);
        return empty.withAccess(empty.accessIn(pseudonym.world().world()));
    }

    /** A text about the pseudonym, as a text about the key. */
    public String named(String text) {
        return pseudonym.named(text);
    }

    /** Whether a text is about the pseudonym. */
    public static boolean isNamed(String text) {
        return Pseudonym.isIn(text);
    }
}
