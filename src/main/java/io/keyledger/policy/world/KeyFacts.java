package io.keyledger.policy.world;

import io.keyledger.inventory.KeyMetadata;
import io.keyledger.inventory.KmsKey;
import io.keyledger.inventory.MultiRegionConfiguration;
import io.keyledger.inventory.Observed;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The condition keys that describe a key.
 *
 * <p>Source: KMS developer guide, condition keys for AWS KMS; IAM user guide, {@code aws:ResourceTag}.
 */
final class KeyFacts {
    private static final String RESOURCE_TAG = "aws:resourcetag/";

    private KeyFacts() {}

    /**
     * Of the mentioned condition keys, in lower case, those that are known of the key; an empty list for one that is
     * known to be absent.
     */
    static Map<String, List<String>> of(KmsKey key, Set<String> mentioned) {
        Map<String, List<String>> facts = new HashMap<>();
        for (String name : mentioned) {
            fact(key, name).ifPresent(values -> facts.put(name, values));
        }
        return facts;
    }

    private static Optional<List<String>> fact(KmsKey key, String name) {
        if (name.startsWith(RESOURCE_TAG)) {
            return key.tags().known().flatMap(tags -> tag(tags, name.substring(RESOURCE_TAG.length())));
        }
        Optional<KeyMetadata> metadata = key.metadata().known();
        return switch (name) {
            case "kms:resourcealiases" -> key.aliases().known().map(List::copyOf);
            case "kms:keyspec", "kms:customermasterkeyspec" ->
                metadata.map(KeyMetadata::keySpec).map(List::of);
            case "kms:keyusage", "kms:customermasterkeyusage" ->
                metadata.map(KeyMetadata::keyUsage).map(List::of);
            case "kms:keyorigin" -> metadata.map(KeyMetadata::origin).map(List::of);
            case "kms:multiregion" -> metadata.map(known -> List.of(String.valueOf(known.multiRegion() != null)));
            case "kms:multiregionkeytype" -> metadata.map(KeyFacts::multiRegionKeyType);
            default -> Optional.empty();
        };
    }

    private static List<String> multiRegionKeyType(KeyMetadata metadata) {
        MultiRegionConfiguration multiRegion = metadata.multiRegion();
        return multiRegion == null ? List.of() : List.of(multiRegion.type());
    }

    /**
     * Condition keys are case-insensitive but tags are not: if two tags differ only in case, AWS does not document
     * which applies.
     */
    private static Optional<List<String>> tag(Map<String, String> tags, String lowerCaseName) {
        List<String> values = tags.entrySet().stream()
                .filter(tag -> tag.getKey().toLowerCase(Locale.ROOT).equals(lowerCaseName))
                .map(Map.Entry::getValue)
                .toList();
        return values.size() > 1 ? Optional.empty() : Optional.of(values);
    }

    /** Whether AWS made the key for a service; unknown where DescribeKey was not read. */
    static Observed<Boolean> isAwsManaged(KmsKey key) {
        return key.metadata().map(metadata -> metadata.keyManager().equals("AWS"));
    }
}
