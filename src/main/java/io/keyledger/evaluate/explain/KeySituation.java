package io.keyledger.evaluate.explain;

import io.keyledger.classify.ClassifiedKey;
import io.keyledger.classify.Custody;
import io.keyledger.inventory.KeyMetadata;
import io.keyledger.inventory.MultiRegionConfiguration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What decides which events can take a key's data away, and what to do about the key.
 *
 * @param customerManaged whether the account manages the key, rather than AWS
 * @param state the key state, in AWS's term
 * @param usage the key usage, in AWS's term
 * @param imported whether the key material is imported
 * @param customKeyStore the id of the custom key store, or what stands for it in a command; empty without one
 * @param deletionDate when AWS deletes the key, if that is scheduled
 * @param materialExpiresAt when imported key material expires, if it does
 * @param related the ARNs of the other keys of the multi-Region set
 * @param mayHaveReplicas whether there may be other keys of the set beside those
 */
public record KeySituation(
        String region,
        String keyId,
        boolean customerManaged,
        String state,
        String usage,
        boolean imported,
        String customKeyStore,
        @Nullable Instant deletionDate,
        @Nullable Instant materialExpiresAt,
        List<String> related,
        boolean mayHaveReplicas) {
    public KeySituation {
        related = List.copyOf(related);
    }

    /** The situation of a key; empty if the key's metadata was not read. */
    static Optional<KeySituation> of(ClassifiedKey key) {
        return key.key().metadata().known().map(metadata -> of(key, metadata));
    }

    private static KeySituation of(ClassifiedKey key, KeyMetadata metadata) {
        return new KeySituation(
                key.key().region(),
                key.key().keyId(),
                metadata.keyManager().equals("CUSTOMER"),
                metadata.keyState(),
                metadata.keyUsage(),
                key.custody() == Custody.IMPORTED || metadata.origin().equals("EXTERNAL"),
                metadata.customKeyStoreId() == null ? "" : metadata.customKeyStoreId(),
                metadata.deletionDate(),
                metadata.validTo(),
                related(key.key().arn(), metadata.multiRegion()),
                false);
    }

    private static List<String> related(String arn, @Nullable MultiRegionConfiguration set) {
        return set == null
                ? List.of()
                : Stream.concat(Stream.of(set.primaryArn()), set.replicaArns().stream())
                        .filter(other -> !other.equals(arn))
                        .distinct()
                        .sorted()
                        .toList();
    }

    /** The options of a command of the AWS CLI that name the key. */
    String options() {
        return " --region " + region + " --key-id " + keyId;
    }

    /** The command that connects the custom key store. */
    String connect() {
        return "aws kms connect-custom-key-store --region " + region + " --custom-key-store-id " + customKeyStore;
    }
}
