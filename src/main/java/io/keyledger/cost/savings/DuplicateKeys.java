package io.keyledger.cost.savings;

import io.keyledger.classify.ClassifiedKey;
import io.keyledger.cost.Amount;
import io.keyledger.cost.Confidence;
import io.keyledger.inventory.Fingerprint;
import io.keyledger.inventory.KeyMetadata;
import io.keyledger.inventory.KmsKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Keys of one purpose: the same description, tags, policy, spec and usage in one account and Region, of which at most
 * one has an alias. That is what is left when a template creates its key again and the alias moves to the new one. Keys
 * with aliases of their own are separate on purpose.
 */
final class DuplicateKeys {
    private final Map<Fingerprint, Keys> byPurpose = new HashMap<>();

    /** The keys of a purpose. Nearly all have an alias, and of those a number and a name are enough. */
    private static final class Keys {
        private final List<Copy> unnamed = new ArrayList<>(0);
        private String name = "";
        private int named;
    }

    /** A key without an alias. */
    private record Copy(
            String accountId, String region, String arn, String keyId, String name, long dependents, Amount usdMonth) {}

    void add(CostedKey key) {
        ClassifiedKey classified = key.key();
        KeyMetadata metadata = key.metadata().orElse(null);
        if (classified == null
                || metadata == null
                || metadata.multiRegion() != null
                || metadata.description().isBlank()
                || !metadata.keyManager().equals("CUSTOMER")
                || !(metadata.keyState().equals("Enabled")
                        || metadata.keyState().equals("Disabled"))) {
            return;
        }
        KmsKey facts = classified.key();
        List<String> aliases = facts.aliases().known().orElse(null);
        String policy = facts.policy().known().orElse(null);
        Map<String, String> tags = facts.tags().known().orElse(null);
        if (aliases == null || policy == null || tags == null) {
            return;
        }
        String purpose = String.join(
                "\n",
                key.accountId(),
                metadata.description(),
                metadata.origin(),
                metadata.keySpec(),
                metadata.keyUsage(),
                new TreeMap<>(tags).toString(),
                policy);
        Keys keys = byPurpose.computeIfAbsent(Fingerprint.of(purpose), _ -> new Keys());
        if (!aliases.isEmpty()) {
            keys.name = key.name();
            keys.named++;
            return;
        }
        keys.unnamed.add(new Copy(
                key.accountId(),
                key.region(),
                key.arn(),
                facts.keyId(),
                key.name(),
                classified.dependents().count(),
                key.cost().storagePerMonth()));
    }

    /** The savings on the keys of a Region, which are then forgotten. */
    List<Saving> end() {
        List<Saving> savings = new ArrayList<>();
        for (Keys keys : byPurpose.values()) {
            if (keys.named == 1) {
                keys.unnamed.forEach(copy -> savings.add(saving(copy, keys.name)));
            }
        }
        byPurpose.clear();
        return savings;
    }

    private static Saving saving(Copy copy, String kept) {
        return new Saving(
                Saving.Kind.DUPLICATE_KEY,
                copy.accountId(),
                copy.region(),
                copy.arn(),
                copy.name(),
                "",
                copy.usdMonth(),
                false,
                Confidence.ESTIMATE,
                "the same description, tags, policy and spec as " + kept
                        + ", and no alias of its own; audited resources that depend on it: " + copy.dependents(),
                "encrypt with " + kept + " what " + copy.keyId()
                        + " protects (aws kms re-encrypt for ciphertexts), then disable it, watch, and delete it",
                "");
    }
}
