package io.keyledger.classify;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A few names, in the order they were added, in a fraction of the memory of their strings: of each name, only what
 * differs from the start of the one before it. Not thread-safe.
 */
final class PackedNames {
    private static final int BITS = 7;
    private static final int MORE = 1 << BITS;

    private byte[] packed = {};
    private String last = "";
    private int size;

    int size() {
        return size;
    }

    void add(String name) {
        byte[] before = bytes(last);
        byte[] bytes = bytes(name);
        int difference = Arrays.mismatch(before, bytes);
        int same = difference < 0 ? bytes.length : difference;
        int rest = bytes.length - same;
        int end = packed.length;
        packed = Arrays.copyOf(packed, end + octets(same) + octets(rest) + rest);
        System.arraycopy(bytes, same, packed, put(rest, put(same, end)), rest);
        last = name;
        size++;
    }

    List<String> all() {
        List<String> names = new ArrayList<>(size);
        byte[] name = {};
        int at = 0;
        while (at < packed.length) {
            int same = number(at);
            at += octets(same);
            int rest = number(at);
            at += octets(rest);
            name = Arrays.copyOf(name, same + rest);
            System.arraycopy(packed, at, name, same, rest);
            at += rest;
            names.add(new String(name, StandardCharsets.UTF_8));
        }
        return names;
    }

    private static byte[] bytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8);
    }

    /** How many bytes a number takes, with seven bits in each. */
    private static int octets(int number) {
        return 1 + (Integer.SIZE - 1 - Integer.numberOfLeadingZeros(number | 1)) / BITS;
    }

    private int put(int number, int start) {
        int at = start;
        int left = number;
        while (left >= MORE) {
            packed[at++] = (byte) (left % MORE | MORE);
            left >>= BITS;
        }
        packed[at++] = (byte) left;
        return at;
    }

    private int number(int start) {
        int number = 0;
        for (int i = 0; ; i++) {
            int octet = packed[start + i];
            number |= (octet & (MORE - 1)) << (BITS * i);
            if (octet >= 0) {
                return number;
            }
        }
    }
}
