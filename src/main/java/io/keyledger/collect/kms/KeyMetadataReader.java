package io.keyledger.collect.kms;

import io.keyledger.collect.call.Unreadable;
import io.keyledger.inventory.KeyMetadata;
import io.keyledger.inventory.MultiRegionConfiguration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kms.model.MultiRegionKey;

/** Converts the answer of DescribeKey into a fact. Enumeration values stay text, because the SDK lacks the newest. */
final class KeyMetadataReader {
    private static final String UNKNOWN = "unknown";

    private KeyMetadataReader() {}

    static KeyMetadata read(software.amazon.awssdk.services.kms.model.KeyMetadata key) {
        return new KeyMetadata(
                Unreadable.required(key.keyManagerAsString(), "KeyManager"),
                Unreadable.required(key.originAsString(), "Origin"),
                Unreadable.required(key.keyStateAsString(), "KeyState"),
                Unreadable.required(key.keySpecAsString(), "KeySpec"),
                Unreadable.required(key.keyUsageAsString(), "KeyUsage"),
                Objects.requireNonNullElse(key.description(), ""),
                key.creationDate(),
                key.deletionDate(),
                key.pendingDeletionWindowInDays(),
                key.expirationModelAsString(),
                key.validTo(),
                key.customKeyStoreId(),
                multiRegion(key.multiRegionConfiguration()),
                key.currentKeyMaterialId());
    }

    private static @Nullable MultiRegionConfiguration multiRegion(
            software.amazon.awssdk.services.kms.model.@Nullable MultiRegionConfiguration configuration) {
        if (configuration == null) {
            return null;
        }
        @Nullable MultiRegionKey primary = configuration.primaryKey();
        return new MultiRegionConfiguration(
                orUnknown(configuration.multiRegionKeyTypeAsString()),
                primary == null ? UNKNOWN : orUnknown(primary.arn()),
                primary == null ? UNKNOWN : orUnknown(primary.region()),
                configuration.replicaKeys().stream()
                        .map(MultiRegionKey::arn)
                        .sorted()
                        .toList());
    }

    private static String orUnknown(@Nullable String text) {
        return Objects.requireNonNullElse(text, UNKNOWN);
    }
}
