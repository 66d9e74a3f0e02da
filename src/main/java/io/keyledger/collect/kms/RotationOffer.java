package io.keyledger.collect.kms;

import io.keyledger.inventory.KeyMetadata;
import org.jspecify.annotations.Nullable;

/**
 * The rotation information that AWS offers for a kind of key.
 *
 * @param statusNotOffered why there is no automatic rotation; null if there may be
 * @param historyNotOffered why there is no list of rotations; null if there may be
 */
record RotationOffer(
        @Nullable String statusNotOffered, @Nullable String historyNotOffered) {
    /** If the kind of key is unknown, AWS decides. */
    static final RotationOffer UNKNOWN_KEY = new RotationOffer(null, null);

    static RotationOffer of(KeyMetadata key) {
        if (!key.keySpec().equals("SYMMETRIC_DEFAULT")) {
            return none("only symmetric encryption keys rotate, this one is " + key.keySpec());
        }
        return switch (key.origin()) {
            case "EXTERNAL" ->
                new RotationOffer("imported key material rotates on demand only, when new material is imported", null);
            case "AWS_CLOUDHSM", "EXTERNAL_KEY_STORE" -> none("keys in a custom key store do not rotate");
            default -> UNKNOWN_KEY;
        };
    }

    private static RotationOffer none(String why) {
        return new RotationOffer(why, why);
    }
}
