package io.keyledger.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/** Cuts a stream into pieces of whole lines, a line being of any length. For one thread. */
final class LineChunks {
    private final InputStream in;
    private final int usualBytes;
    private byte[] buffer;
    private int filled;

    /** @param usualBytes how long a piece is at most, unless a line is longer */
    LineChunks(InputStream in, int usualBytes) {
        this.in = in;
        this.usualBytes = usualBytes;
        this.buffer = new byte[usualBytes];
    }

    /** Bytes that end with a line's end, or with the stream's. */
    static final class Chunk {
        private final byte[] bytes;
        private final int length;

        private Chunk(byte[] bytes, int length) {
            this.bytes = bytes;
            this.length = length;
        }

        /** At least as many as there is text; what stands behind it has no meaning. */
        byte[] bytes() {
            return bytes;
        }

        int length() {
            return length;
        }
    }

    /**
     * The next lines, as soon as there is nothing more to be had without waiting, up to a line's end or the stream's; empty
     * at the stream's end.
     */
    Optional<Chunk> next() throws IOException {
        while (true) {
            if (filled == buffer.length) {
                int end = endOfLines(0);
                if (end > 0) {
                    return Optional.of(cut(end));
                }
                buffer = Arrays.copyOf(buffer, Math.multiplyExact(filled, 2));
            }
            int before = filled;
            int read = in.read(buffer, filled, buffer.length - filled);
            if (read < 0) {
                return filled == 0 ? Optional.empty() : Optional.of(cut(filled));
            }
            filled += read;
            if (filled < buffer.length && in.available() == 0) {
                int end = endOfLines(before);
                if (end > 0) {
                    return Optional.of(cut(end));
                }
            }
        }
    }

    /** Where the last line that is there as a whole ends, if that is after a place; otherwise 0. */
    private int endOfLines(int after) {
        for (int at = filled; at > after; at--) {
            if (buffer[at - 1] == '\n') {
                return at;
            }
        }
        return 0;
    }

    private Chunk cut(int end) {
        Chunk chunk = new Chunk(buffer, end);
        int rest = filled - end;
        buffer = new byte[Math.max(usualBytes, rest * 2)];
        System.arraycopy(chunk.bytes, end, buffer, 0, rest);
        filled = rest;
        return chunk;
    }
}
