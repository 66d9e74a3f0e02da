package io.keyledger.collect.catalogue;

import io.keyledger.inventory.Encryption;
import io.keyledger.inventory.Encryption.Method;
import io.keyledger.inventory.KeyReference;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What an answer of a service states about the encryption of one thing. */
public sealed interface StatedEncryption {
    /** The answer says how the thing is encrypted. */
    record Stated(Encryption encryption) implements StatedEncryption {}

    /** The answer names no key, so the declaration's {@link Absence} says what that means. */
    record KeyAbsent() implements StatedEncryption {}

    /** The answer contradicts the service's documentation. */
    record Contradictory(String problem) implements StatedEncryption {}

    /** Encrypted as another resource of the same service is, or as stated where that one is not listed. */
    record SameAs(String type, String id, StatedEncryption otherwise) implements StatedEncryption {}

    /** Encrypted as the value of an attribute says, which another call answers. */
    record ByAttribute(String attribute, Function<String, StatedEncryption> meaning) implements StatedEncryption {}

    /** Encrypted in a way that no answer shows. */
    record NotShown(String why) implements StatedEncryption {}

    /** There is nothing to encrypt. */
    record NothingStored(String why) implements StatedEncryption {}

    /** A statement with facts about the thing that is encrypted, by the names of attributes. */
    record Described(StatedEncryption statement, Map<String, String> attributes) implements StatedEncryption {}

    /** Stored in the clear. */
    StatedEncryption UNENCRYPTED = new Stated(Encryption.without(Method.NONE, "none"));

    /** Encrypted with a KMS key that AWS owns. */
    StatedEncryption AWS_OWNED = new Stated(Encryption.without(Method.AWS_OWNED, "aws-owned"));

    /** The answer names no key. */
    StatedEncryption NO_KEY = new KeyAbsent();

    /** Encrypted with keys inside the service, by the service's own word for it. */
    static StatedEncryption byService(String word) {
        return new Stated(Encryption.without(Method.SERVICE_MANAGED, word));
    }

    /** Encrypted with the key that is named in any form, or with none that is named. */
    static StatedEncryption key(@Nullable String key) {
        return key("kms", key);
    }

    /** The same with the service's own word for the kind of encryption. */
    static StatedEncryption key(String word, @Nullable String key) {
        return key == null || key.isBlank() ? NO_KEY : new Stated(Encryption.kms(word, KeyReference.parse(key)));
    }

    /**
     * Encrypted as another resource of the same service is.
     *
     * @param type of the other one, whose listing this type's listing starts from or depends on
     * @param otherwise what the answer itself states; {@link NotShown} yields to the reason why the other one is unread
     */
    static StatedEncryption sameAs(String type, String id, StatedEncryption otherwise) {
        return new SameAs(type, id, otherwise);
    }

    /** A statement with a fact about the thing that is encrypted. */
    static StatedEncryption described(StatedEncryption statement, String attribute, String value) {
        return new Described(statement, Map.of(attribute, value));
    }

    /** Encrypted where the flag says so, with the key that is named. */
    static StatedEncryption flagged(@Nullable Boolean encrypted, @Nullable String key) {
        if (encrypted == null) {
            return key == null || key.isBlank()
                    ? new Contradictory("the answer does not say whether it is encrypted")
                    : key(key);
        }
        return encrypted ? key(key) : UNENCRYPTED;
    }
}
