package io.keyledger.cli.lines;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/** Splits a stream into chunks of complete lines of any length. Not thread-safe. */
final class LineChunks {
    private final InputStream in;
    private final int usualBytes;
    private byte[] buffer;
    private int filled;

    /** @param usualBytes the maximum size of a chunk, unless a line is longer */
    LineChunks(InputStream in, int usualBytes) {
        this.in = in;
        this.usualBytes = usualBytes;
        this.buffer = new byte[usualBytes];
    }

    /** Bytes that end at the end of a line or of the stream. */
    static final class Chunk {
        private final byte[] bytes;
        private final int length;

        private Chunk(byte[] bytes, int length) {
            this.bytes = bytes;
            this.length = length;
        }

        /** The buffer, which may be longer than the text. */
        byte[] bytes() {
            return bytes;
        }

        int length() {
            return length;
        }
    }

    /** The next complete lines, without waiting for more input than necessary; empty at the end of the stream. */
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

    /** The end of the last complete line, if it is after the given offset; otherwise 0. */
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
