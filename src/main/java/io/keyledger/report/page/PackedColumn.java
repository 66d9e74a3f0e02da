package io.keyledger.report.page;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * A column as a dictionary of its values and a code for each row: 0 for the value that comes next in the dictionary,
 * otherwise one more than the value's place. A column whose values are all different is then all zeros.
 */
final class PackedColumn {
    private static final int NEXT = 0;

    private final String name;
    private final Map<String, Integer> places = new HashMap<>();
    private final ByteArrayOutputStream dictionary = new ByteArrayOutputStream();
    private int[] codes = new int[64];
    private int rows;

    PackedColumn(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    /** Adds the next row's value and returns the bytes by which the dictionary grew. */
    int add(String value) {
        Integer place = places.putIfAbsent(value, places.size());
        int before = dictionary.size();
        if (place == null) {
            dictionary.writeBytes(value.replace('\n', ' ').getBytes(StandardCharsets.UTF_8));
            dictionary.write('\n');
        }
        if (rows == codes.length) {
            codes = Arrays.copyOf(codes, rows * 2);
        }
        codes[rows++] = place == null ? NEXT : place + 1;
        return dictionary.size() - before;
    }

    /** The bytes of each code: 1, 2 or 4. */
    int width() {
        return places.size() < 1 << 8 ? 1 : places.size() < 1 << 16 ? 2 : 4;
    }

    /** Every value with a line feed after it. */
    byte[] dictionary() {
        return dictionary.toByteArray();
    }

    /** The codes, little-endian. */
    byte[] codes() {
        int width = width();
        byte[] bytes = new byte[rows * width];
        for (int i = 0; i < rows; i++) {
            for (int octet = 0; octet < width; octet++) {
                bytes[i * width + octet] = (byte) (codes[i] >>> (8 * octet));
            }
        }
        return bytes;
    }
}
