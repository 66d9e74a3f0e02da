package io.keyledger.classify;

import io.keyledger.inventory.EncryptedResource;
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
