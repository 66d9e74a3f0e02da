package io.keyledger.classify;

import io.keyledger.inventory.Sha256;
import java.nio.charset.StandardCharsets;

/** SHA-256 of a JSON document without whitespace between tokens, so that layout does not matter. */
final class PolicyDigest {
    private PolicyDigest() {}

    static String of(String json) {
        return Sha256.hex(compact(json).getBytes(StandardCharsets.UTF_8));
    }

    private static String compact(String json) {
        StringBuilder compact = new StringBuilder(json.length());
        boolean quoted = false;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (quoted || !Character.isWhitespace(c)) {
                compact.append(c);
            }
            if (quoted && c == '\\' && i + 1 < json.length()) {
                compact.append(json.charAt(++i));
            } else if (c == '"') {
                quoted = !quoted;
            }
        }
        return compact.toString();
    }
}
