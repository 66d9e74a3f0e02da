package io.keyledger.cost.cloudtrail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/** The part of a stream that is in memory. Grows for a record that is longer. */
final class RecordBuffer {
    private static final int LEAST = 1 << 16;
    /** Many times the 256 KB that CloudTrail allows a record. */
    private static final int MOST = 8 << 20;

    private final InputStream in;
    private byte[] bytes = new byte[LEAST];
    private int start;
    private int limit;

    RecordBuffer(InputStream in) {
        this.in = in;
    }

    byte[] bytes() {
        return bytes;
    }

    /** The first byte that is not consumed. */
    int start() {
        return start;
    }

    int limit() {
        return limit;
    }

    void consumeTo(int position) {
        start = position;
    }

    /**
     * Reads some bytes more, and changes positions. A stream that fails does so only when its last bytes were used.
     *
     * @return false at the end of the stream, and if a record is too long
     */
    boolean more() throws IOException {
        if (start > 0) {
            System.arraycopy(bytes, start, bytes, 0, limit - start);
            limit -= start;
            start = 0;
        }
        if (limit == bytes.length) {
            if (bytes.length == MOST) {
                return false;
            }
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
        int count = in.read(bytes, limit, bytes.length - limit);
        limit += Math.max(0, count);
        return count >= 0;
    }

    /** Whether this many bytes are here, or can be read. */
    boolean has(int count) throws IOException {
        while (limit - start < count) {
            if (!more()) {
                return false;
            }
        }
        return true;
    }

    boolean startsWith(byte[] text) throws IOException {
        return has(text.length) && Arrays.equals(bytes, start, start + text.length, text, 0, text.length);
    }

    /** The bytes that are not consumed and the rest of the stream, after a text. */
    InputStream rest(String before) {
        Enumeration<InputStream> parts = Collections.enumeration(List.of(
                new ByteArrayInputStream(before.getBytes(StandardCharsets.US_ASCII)),
                new ByteArrayInputStream(bytes, start, limit - start),
                in));
        return new SequenceInputStream(parts);
    }
}
