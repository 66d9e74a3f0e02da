package io.keyledger.report.sort;

import java.util.Arrays;
import java.util.Comparator;

/**
 * An item to sort: bytes with a key. Equal keys are ordered by the bytes, so that the result does not depend on the
 * input order. The block owns the arrays, which must not be changed.
 */
@SuppressWarnings("ArrayRecordComponent") // Blocks are compared by ORDER, never by equals.
public record Block(byte[] key, byte[] content) {
    /** By key, then by content, byte for byte. */
    public static final Comparator<Block> ORDER = (one, other) -> {
        int keys = Arrays.compareUnsigned(one.key, other.key);
        return keys != 0 ? keys : Arrays.compareUnsigned(one.content, other.content);
    };
    /** Approximate heap overhead of a block, besides its bytes. */
    private static final int OVERHEAD = 64;

    int size() {
        return key.length + content.length + OVERHEAD;
    }
}
