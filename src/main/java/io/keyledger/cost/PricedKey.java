package io.keyledger.cost;

import io.keyledger.classify.ClassifiedKey;
import io.keyledger.classify.Custody;
import io.keyledger.inventory.KeyMetadata;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The properties of a key that determine the price of its requests.
 *
 * @param name the key's alias, description or id
 * @param keySpec absent if unknown
 * @param idle whether the key's state prevents any use, so that no more requests follow
 * @param note why it is idle, or why little is known about it
 */
record PricedKey(
        String accountId,
        String region,
        String arn,
        Custody custody,
        String name,
        @Nullable String keySpec,
        boolean idle,
        String note) {
    // AWS KMS developer guide, key states of AWS KMS keys: cryptographic operations fail in every other state.
    private static final Set<String> USABLE = Set.of("Enabled", "Updating");

    static PricedKey of(ClassifiedKey classified, String name) {
        var key = classified.key();
        Optional<KeyMetadata> metadata = key.metadata().known();
        String unusable = metadata.map(KeyMetadata::keyState)
                .filter(state -> !USABLE.contains(state))
                .orElse("");
        return new PricedKey(
                key.accountId(),
                key.region(),
                key.arn(),
                classified.custody(),
                name,
                metadata.map(KeyMetadata::keySpec).orElse(null),
                !unusable.isEmpty(),
                unusable.isEmpty() ? "" : "the key is " + unusable + " and can't be used, so no more requests follow");
    }
}
