package io.keyledger.cost.cloudtrail;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Strings for the few names that all records have. Not thread-safe. */
final class NameTable {
    private static final int SIZE = 512;
    private static final int FACTOR = 31;

    private final byte[] @Nullable [] bytes = new byte[SIZE][];
    private final @Nullable String[] names = new String[SIZE];

    String get(byte[] content, int start, int end) {
        int hash = 0;
        for (int i = start; i < end; i++) {
            hash = FACTOR * hash + content[i];
        }
        int slot = (hash ^ hash >>> 9) & SIZE - 1;
        byte[] known = bytes[slot];
        String name = names[slot];
        if (known != null && name != null && Arrays.equals(known, 0, known.length, content, start, end)) {
            return name;
        }
        String other = new String(content, start, end - start, StandardCharsets.UTF_8);
        bytes[slot] = Arrays.copyOfRange(content, start, end);
        names[slot] = other;
        return other;
    }
}
