package io.keyledger.report.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.commons.csv.CSVFormat;

/**
 * Writes rows as lines of bytes. Nearly every cell is plain text, which it copies in one pass; the rest is for the
 * library, which is slow to find out that a cell needs no quotes. For one thread.
 */
final class RowEncoder {
    private static final char LINE_FEED = '\n';
    private static final char SMALLEST = '\0';

    private final CSVFormat format =
            CSVFormat.RFC4180.builder().setRecordSeparator(LINE_FEED).get();
    private byte[] bytes = new byte[1 << 10];
    private int length;

    /** @param places the cells that the row is sorted by, most significant first */
    EncodedRow encode(String[] cells, int[] places) {
        length = 0;
        for (int place : places) {
            if (!putPlain(cells[place])) {
                put(Cell.of(cells[place]));
            }
            put((byte) SMALLEST);
        }
        byte[] key = Arrays.copyOf(bytes, length);
        length = 0;
        for (int i = 0; i < cells.length; i++) {
            putCell(cells[i], i == 0);
        }
        put((byte) LINE_FEED);
        return new EncodedRow(key, Arrays.copyOf(bytes, length));
    }

    private void putCell(String text, boolean first) {
        int start = length;
        if (!first) {
            put((byte) ',');
        }
        // The library quotes the first cell of a row if it starts with anything else than a letter or a digit.
        boolean plain = first ? PlainText.isFirst(text) && putPlain(text) : putPlain(text);
        if (!plain) {
            length = start;
            StringBuilder cell = new StringBuilder(text.length() + 2);
            try {
                format.print(Cell.of(text), cell, first);
            } catch (IOException e) {
                throw new UncheckedIOException("a text in memory takes every letter", e);
            }
            put(cell.toString());
        }
    }

    /** Adds text that is a cell as it stands; adds nothing if it needs a closer look. */
    private boolean putPlain(String text) {
        int end = text.length();
        if (end > 0 && !PlainText.isAtEnds(text)) {
            return false;
        }
        ensure(end);
        for (int i = 0; i < end; i++) {
            char character = text.charAt(i);
            if (!PlainText.is(character)) {
                return false;
            }
            bytes[length + i] = (byte) character;
        }
        length += end;
        return true;
    }

    private void put(byte octet) {
        ensure(1);
        bytes[length++] = octet;
    }

    private void put(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        ensure(encoded.length);
        System.arraycopy(encoded, 0, bytes, length, encoded.length);
        length += encoded.length;
    }

    private void ensure(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
