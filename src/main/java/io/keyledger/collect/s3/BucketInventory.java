package io.keyledger.collect.s3;

import io.keyledger.collect.call.Unreadable;
import io.keyledger.inventory.Encryption;
import io.keyledger.inventory.KeyReference;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.InventoryConfiguration;
import software.amazon.awssdk.services.s3.model.InventoryEncryption;
import software.amazon.awssdk.services.s3.model.SSEKMS;

/**
 * An inventory report of a bucket, encrypted with the key that its configuration names.
 *
 * @param bucket the ARN of the destination, in the same Region
 */
record BucketInventory(String id, boolean enabled, String bucket, Encryption encryption) {
    /**
     * Empty if the configuration names no key; the destination's default encryption then applies.
     */
    static Optional<BucketInventory> of(InventoryConfiguration configuration) {
        String id = Unreadable.required(configuration.id(), "inventory id");
        return Optional.of(Unreadable.required(configuration.destination(), "destination"))
                .map(destination -> destination.s3BucketDestination())
                .flatMap(destination -> Optional.ofNullable(destination.encryption())
                        .map(InventoryEncryption::ssekms)
                        .map(SSEKMS::keyId)
                        .map(key -> new BucketInventory(
                                id,
                                Boolean.TRUE.equals(configuration.isEnabled()),
                                Objects.requireNonNullElse(destination.bucket(), ""),
                                Encryption.kms("aws:kms", KeyReference.parse(key)))));
    }
}
