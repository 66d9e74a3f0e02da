package io.keyledger.classify;

import io.keyledger.inventory.EncryptedResource;
import io.keyledger.inventory.Encryption;
import io.keyledger.inventory.KeyReference;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A resource with the key that protects it.
 *
 * @param keyArn the key's ARN where it could be resolved; absent where no KMS key is involved or it is not known
 * @param key what is known of the key, where it is among the audited ones
 * @param keyAccountId the account that owns the key, where it is known
 * @param keyState AWS's KeyState, {@code gone} where the audited Region has no such key, {@code unknown} where it
 *     could not be read, empty where no key is involved
 * @param risk whether the data can become or is unreadable because of the key's state
 * @param note why something is not known, or is as it is, for a person
 */
public record ClassifiedResource(
        EncryptedResource resource,
        Custody custody,
        @Nullable String keyArn,
        Optional<KeySummary> key,
        @Nullable String keyAccountId,
        String keyState,
        Risk risk,
        String note) {
    /** What people call the key, as far as it is known: its name, or else as the resource names it; absent where it is not. */
    public @Nullable String keyName() {
        if (key.isPresent()) {
            return key.get().name();
        }
        if (keyArn != null) {
            return KeyName.ofArn(keyArn);
        }
        return switch (resource.encryption().known().map(Encryption::key).orElseGet(KeyReference.Absent::new)) {
            case KeyReference.KeyArn arn -> arn.keyId();
            case KeyReference.KeyId id -> id.text();
            case KeyReference.AliasName alias -> alias.text();
            case KeyReference.AliasArn arn -> arn.alias();
            case KeyReference.AwsOwned _, KeyReference.Absent _, KeyReference.Unrecognised _ -> null;
        };
    }

    /** Whether the data is in danger of becoming unreadable. */
    public enum Risk {
        NO("no"),
        YES("yes"),
        UNKNOWN("unknown"),
        NOT_APPLICABLE("");

        private final String text;

        Risk(String text) {
            this.text = text;
        }

        /** As every file writes it. */
        public String text() {
            return text;
        }
    }
}
