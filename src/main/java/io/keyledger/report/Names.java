package io.keyledger.report;

import io.keyledger.inventory.KmsKey;
import java.util.List;

/** What people call a key. */
final class Names {
    private Names() {}

    /** Its first alias by name, or else its id. */
    static String of(KmsKey key) {
        return key.aliases().known().orElse(List.of()).stream()
                .min(String::compareTo)
                .orElse(key.keyId());
    }
}
