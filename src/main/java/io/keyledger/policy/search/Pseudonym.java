package io.keyledger.policy.search;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A key under a pseudonym. The pseudonyms of two keys are equal if no policy distinguishes the keys: answers about one
 * are answers about the other, but for the names of the key and its grants.
 */
public final class Pseudonym {
    private final UnnamedKey key;
    private final SharedAnswers.Question question;

    Pseudonym(UnnamedKey key, SharedAnswers.Question question) {
        this.key = key;
        this.question = question;
    }

    /** The key under the pseudonym. */
    public KeyWorld world() {
        return key.world();
    }

    /** The pseudonym of a grant, or its own id if no policy decides on it. */
    public String ofGrant(String id) {
        return key.pseudonym(id);
    }

    /** A text with the names of the key in place of its pseudonyms. */
    public String named(String text) {
        return key.named(text);
    }

    /** Whether a text contains a pseudonym. */
    public static boolean isIn(String text) {
        return UnnamedKey.hasPseudonym(text);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Pseudonym pseudonym && question.equals(pseudonym.question);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(question);
    }
}
