package io.keyledger.evaluate.explain;

import io.keyledger.classify.ClassifiedKey;
import io.keyledger.classify.Custody;
import io.keyledger.classify.KeyStates;
import io.keyledger.inventory.KeyMetadata;
import io.keyledger.inventory.KmsKey;
import io.keyledger.inventory.MultiRegionConfiguration;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something that can happen to a key and take its data away.
 *
 * @param name what happens, for example {@code deleted}
 * @param now whether it has happened
 * @param at when it happens; absent if nothing is scheduled
 * @param daysLeft whole days until then; absent without a date, negative if it has passed
 * @param error the error of KMS that services and CloudTrail then show
 * @param effect what is lost, in a sentence
 * @param recovery how to get it back or to keep it from happening
 */
public record KeyEvent(
        String name,
        boolean now,
        @Nullable Instant at,
        @Nullable Long daysLeft,
        String error,
        String effect,
        String recovery) {
    private static final String CUSTOMER = "CUSTOMER";
    private static final String EXTERNAL = "EXTERNAL";
    private static final String INVALID_STATE = "KMSInvalidStateException";

    /** What can happen to a key of its kind; nothing that only AWS can do. */
    static List<KeyEvent> of(ClassifiedKey key, Instant asOf) {
        return key.key()
                .metadata()
                .known()
                .filter(metadata -> metadata.keyManager().equals(CUSTOMER))
                .map(metadata -> of(key, metadata, asOf))
                .orElse(List.of());
    }

    private static List<KeyEvent> of(ClassifiedKey key, KeyMetadata metadata, Instant asOf) {
        List<KeyEvent> events = new ArrayList<>();
        String command =
                " --region " + key.key().region() + " --key-id " + key.key().keyId();
        events.add(deletion(key.key(), metadata, asOf, command));
        events.add(new KeyEvent(
                "disabled",
                metadata.keyState().equals(KeyStates.DISABLED),
                null,
                null,
                "DisabledException",
                "Every use of the key fails until it is enabled again. Nothing is lost.",
                "aws kms enable-key" + command));
        if (key.custody() == Custody.IMPORTED || metadata.origin().equals(EXTERNAL)) {
            events.add(expiry(metadata, asOf, command));
        }
        if (metadata.customKeyStoreId() != null) {
            events.add(new KeyEvent(
                    "custom key store disconnected",
                    metadata.keyState().equals(KeyStates.UNAVAILABLE),
                    null,
                    null,
                    INVALID_STATE,
                    "Every use of the key fails until its custom key store is connected again. Nothing is lost while"
                            + " the key material remains in the store.",
                    "aws kms connect-custom-key-store --region " + key.key().region() + " --custom-key-store-id "
                            + metadata.customKeyStoreId()));
        }
        return List.copyOf(events);
    }

    private static KeyEvent deletion(KmsKey key, KeyMetadata metadata, Instant asOf, String command) {
        Instant at = metadata.deletionDate();
        boolean pending = KeyStates.isPendingDeletion(metadata.keyState());
        return new KeyEvent(
                "deleted",
                false,
                at,
                at == null ? null : Duration.between(asOf, at).toDays(),
                pending ? INVALID_STATE + ", and NotFoundException after the deletion" : "NotFoundException",
                (pending ? "The key's deletion is scheduled, and every use of it fails already. " : "")
                        + forGood(key, metadata),
                pending
                        ? "aws kms cancel-key-deletion" + command + ", then aws kms enable-key" + command
                        : "aws kms cancel-key-deletion" + command
                                + " during the waiting period of 7 to 30 days; not after it");
    }

    private static String forGood(KmsKey key, KeyMetadata metadata) {
        List<String> others = sameMaterial(key.arn(), metadata.multiRegion());
        if (!others.isEmpty()) {
            return "The other keys of its multi-Region set can still decrypt the data: " + String.join(", ", others)
                    + ". Resources of this Region need a replica here again.";
        }
        return switch (metadata.keyUsage()) {
            case "SIGN_VERIFY" ->
                "Nothing can be signed with it again. Signatures can be verified only with a public key that was"
                        + " downloaded before.";
            case "GENERATE_VERIFY_MAC" -> "MACs that it made can never be verified again.";
            case "KEY_AGREEMENT" -> "Shared secrets can never be derived with it again.";
            default -> "Data under the key can never be read again; neither AWS nor a new key can bring it back.";
        };
    }

    private static List<String> sameMaterial(String arn, @Nullable MultiRegionConfiguration set) {
        return set == null
                ? List.of()
                : Stream.concat(Stream.of(set.primaryArn()), set.replicaArns().stream())
                        .filter(other -> !other.equals(arn))
                        .distinct()
                        .sorted()
                        .toList();
    }

    private static KeyEvent expiry(KeyMetadata metadata, Instant asOf, String command) {
        Instant at = metadata.validTo();
        boolean now = metadata.keyState().equals(KeyStates.PENDING_IMPORT);
        return new KeyEvent(
                at == null ? "material deleted" : "material expires",
                now,
                now ? null : at,
                now || at == null ? null : Duration.between(asOf, at).toDays(),
                INVALID_STATE,
                "Every use of the key fails until the same material is imported again. If no copy of the material"
                        + " exists, the data can never be read again.",
                "aws kms get-parameters-for-import" + command + " …, then aws kms import-key-material with the same"
                        + " material");
    }
}
