package io.keyledger.classify;

import io.keyledger.inventory.KeyMetadata;
import io.keyledger.inventory.KmsKey;
import java.util.List;

/** Names keys as people know them. */
public final class KeyName {
    private static final int LONGEST_DESCRIPTION = 80;

    private KeyName() {}

    /** The key's first alias in order, else its description, shortened if long, else its id. */
    public static String of(KmsKey key) {
        return key.aliases().known().orElse(List.of()).stream()
                .min(String::compareTo)
                .or(() -> key.metadata()
                        .known()
                        .map(KeyMetadata::description)
                        .filter(description -> !description.isBlank())
                        .map(KeyName::shortened))
                .orElse(key.keyId());
    }

    /** The key id from an ARN, for keys of which nothing else is known. */
    public static String ofArn(String keyArn) {
        return keyArn.substring(keyArn.lastIndexOf('/') + 1);
    }

    private static String shortened(String description) {
        return description.codePointCount(0, description.length()) <= LONGEST_DESCRIPTION
                ? description
                : description.substring(0, description.offsetByCodePoints(0, LONGEST_DESCRIPTION - 1)) + "…";
    }
}
