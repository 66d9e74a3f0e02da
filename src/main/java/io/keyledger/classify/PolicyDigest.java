package io.keyledger.classify;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of a JSON document without whitespace between tokens, so that layout does not matter. */
final class PolicyDigest {
    private PolicyDigest() {}

    static String of(String json) {
        return HexFormat.of().formatHex(sha256(compact(json).getBytes(StandardCharsets.UTF_8)));
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

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
