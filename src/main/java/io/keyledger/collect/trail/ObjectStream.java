package io.keyledger.collect.trail;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * An object as a stream of parts, each read by one call with its own bound and retries, so that few bytes are in
 * memory.
 */
final class ObjectStream extends InputStream {
    private final Source source;
    private byte[] part;
    private int position;
    private long read;
    private final long size;

    private ObjectStream(Source source, Part first) {
        this.source = source;
        this.part = first.bytes();
        this.size = first.size();
        this.read = part.length;
    }

    /** Reads a part of an object. */
    @FunctionalInterface
    interface Source {
        Part from(long first) throws IOException;
    }

    /**
     * Some bytes of an object.
     *
     * @param size of the whole object
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Part(byte[] bytes, long size) {}

    /** Starts a stream with a part that was read already. */
    static ObjectStream startingWith(Part first, Source source) {
        return new ObjectStream(source, first);
    }

    @Override
    public int read() throws IOException {
        return fill() ? part[position++] & 0xff : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, part.length - position);
        System.arraycopy(part, position, bytes, offset, count);
        position += count;
        return count;
    }

    /** Whether there is another byte. */
    private boolean fill() throws IOException {
        if (position < part.length) {
            return true;
        }
        if (read >= size) {
            return false;
        }
        part = source.from(read).bytes();
        position = 0;
        read += part.length;
        if (part.length == 0) {
            throw new IOException("the object ends early");
        }
        return true;
    }
}
