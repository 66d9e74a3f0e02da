package io.keyledger.classify;

import io.keyledger.inventory.KeyMetadata;
import io.keyledger.inventory.KeyRotation;
import io.keyledger.inventory.KmsKey;
import io.keyledger.inventory.Observed;
import java.util.List;
import java.util.Objects;

/** Determines a KMS key's custody and lifecycle. */
public final class KeyClassifier {
    private KeyClassifier() {}

    /** Who holds the key material, by DescribeKey alone, never by alias. */
    public static Custody custody(Observed<KeyMetadata> metadata) {
        return metadata.known().map(KeyClassifier::custody).orElse(Custody.UNKNOWN);
    }

    private static Custody custody(KeyMetadata metadata) {
        return switch (metadata.keyManager()) {
            case "AWS" -> Custody.AWS_MANAGED;
            case "CUSTOMER" -> custodyByOrigin(metadata.origin());
            default -> Custody.UNKNOWN;
        };
    }

    private static Custody custodyByOrigin(String origin) {
        return switch (origin) {
            case "AWS_KMS" -> Custody.CUSTOMER_MANAGED;
            case "EXTERNAL" -> Custody.IMPORTED;
            case "AWS_CLOUDHSM" -> Custody.CLOUDHSM;
            case "EXTERNAL_KEY_STORE" -> Custody.EXTERNAL_KEY_STORE;
            default -> Custody.UNKNOWN;
        };
    }

    /** The key's state in the terms of SP 800-57, by the table in {@link KeyStates}. */
    public static Lifecycle lifecycle(KmsKey key) {
        return key.metadata().known().map(metadata -> lifecycle(key, metadata)).orElse(Lifecycle.UNKNOWN);
    }

    private static Lifecycle lifecycle(KmsKey key, KeyMetadata metadata) {
        boolean hadMaterial = hadMaterial(key, metadata);
        boolean undecided = metadata.keyState().equals(KeyStates.PENDING_IMPORT)
                && !hadMaterial
                && key.rotations().isUnread();
        return undecided ? Lifecycle.UNKNOWN : KeyStates.lifecycle(metadata.keyState(), hadMaterial);
    }

    /** KMS deletes expired material but keeps traces that it existed. */
    private static boolean hadMaterial(KmsKey key, KeyMetadata metadata) {
        return metadata.currentKeyMaterialId() != null
                || metadata.validTo() != null
                || key.rotations().known().orElse(List.of()).stream()
                        .map(KeyRotation::keyMaterialId)
                        .anyMatch(Objects::nonNull)
                || key.lastUsage()
                        .known()
                        .map(usage -> usage.timestamp() != null)
                        .orElse(false);
    }

    /** The key with its custody, lifecycle and dependents. */
    public static ClassifiedKey classify(KmsKey key, Dependents dependents) {
        return new ClassifiedKey(key, custody(key.metadata()), lifecycle(key), dependents);
    }

    /** The few facts about the key that stay in memory. */
    public static KeySummary summarise(KmsKey key) {
        KeyMetadata metadata = key.metadata().known().orElse(null);
        return new KeySummary(
                key.accountId(),
                key.region(),
                key.keyId(),
                key.arn(),
                key.aliases().known().orElse(List.of()),
                KeyName.of(key),
                custody(key.metadata()),
                lifecycle(key),
                metadata == null ? KeyStates.UNKNOWN : metadata.keyState(),
                metadata == null ? null : metadata.deletionDate(),
                metadata == null ? null : metadata.validTo(),
                metadata == null ? null : metadata.customKeyStoreId(),
                metadata == null ? KeyStates.UNKNOWN : metadata.keySpec(),
                metadata == null ? KeyStates.UNKNOWN : metadata.keyUsage(),
                key.metadata().reason());
    }
}
