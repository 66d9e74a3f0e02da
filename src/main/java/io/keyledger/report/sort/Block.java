package io.keyledger.report.sort;

import java.util.Arrays;
import java.util.Comparator;

/**
 * What is sorted: some bytes with a key. Equal keys are ordered by the bytes, so that the order in which blocks come never
 * shows. The arrays are the block's own, and nobody changes them.
 */
@SuppressWarnings("ArrayRecordComponent") // Blocks are compared by ORDER, never by equals.
public record Block(byte[] key, byte[] content) {
    /** By key, then by content, byte for byte. */
    public static final Comparator<Block> ORDER = (one, other) -> {
        int keys = Arrays.compareUnsigned(one.key, other.key);
        return keys != 0 ? keys : Arrays.compareUnsigned(one.content, other.content);
    };
    /** What the objects of a block take in memory beside its bytes, about. */
    private static final int OVERHEAD = 64;

    int size() {
        return key.length + content.length + OVERHEAD;
    }
}
