package io.keyledger.cost;

import io.keyledger.classify.ClassifiedKey;
import io.keyledger.classify.Custody;
import io.keyledger.inventory.KeyMetadata;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the price of a key's requests depends on.
 *
 * @param name of the key as people call it
 * @param keySpec absent where it is not known
 * @param idle whether nobody can use the key in its present state, so that it makes no more requests
 * @param note why that is so, or why little is known of the key
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
