package io.keyledger.classify;

import io.keyledger.inventory.EncryptedResource;
import io.keyledger.inventory.Encryption;
import io.keyledger.inventory.KeyReference;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A resource with the key that protects it.
 *
 * @param keyArn the key's ARN if it could be resolved; absent if no KMS key is involved or it is unknown
 * @param key the summary of the key if it was audited
 * @param keyAccountId the account that owns the key, if known
 * @param keyState AWS's KeyState, {@code gone} if the audited Region has no such key, {@code unknown} if it could not
 *     be read, empty if no key is involved
 * @param risk whether the data is or may become unreadable because of the key's state
 * @param note explains an unknown or unusual value to the reader
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
    /** The key's name or, if unknown, the reference in the resource; absent if there is neither. */
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

    /** Whether the data is at risk of becoming unreadable. */
    public enum Risk {
        NO("no"),
        YES("yes"),
        UNKNOWN("unknown"),
        NOT_APPLICABLE("");

        private final String text;

        Risk(String text) {
            this.text = text;
        }

        /** The value as written in output files. */
        public String text() {
            return text;
        }
    }
}
