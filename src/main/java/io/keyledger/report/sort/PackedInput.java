package io.keyledger.report.sort;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Reads what {@link PackedOutput} wrote. For one thread. */
final class PackedInput implements AutoCloseable {
    private final DataInputStream source;
    private byte[] plain = new byte[0];
    private byte[] packed = new byte[0];
    private int length;
    private int read;

    PackedInput(InputStream source) {
        this.source = new DataInputStream(source);
    }

    int readInt() throws IOException {
        int value = 0;
        for (int i = 0; i < Integer.BYTES; i++) {
            if (read == length) {
                unpack();
            }
            value = (value << Byte.SIZE) | (plain[read++] & 0xff);
        }
        return value;
    }

    byte[] read(int count) throws IOException {
        byte[] bytes = new byte[count];
        int done = 0;
        while (done < count) {
            if (read == length) {
                unpack();
            }
            int some = Math.min(count - done, length - read);
            System.arraycopy(plain, read, bytes, done, some);
            read += some;
            done += some;
        }
        return bytes;
    }

    private void unpack() throws IOException {
        length = source.readInt();
        int packedLength = source.readInt();
        if (length <= 0 || length > Lz4.MOST || packedLength < 0 || packedLength > Lz4.longestPacked(length)) {
            throw new IOException("a temporary file was changed by somebody else");
        }
        if (plain.length < length) {
            plain = new byte[length];
        }
        if (packed.length < packedLength) {
            packed = new byte[packedLength];
        }
        if (source.readNBytes(packed, 0, packedLength) < packedLength) {
            throw new EOFException("a temporary file is cut short");
        }
        Lz4.unpack(packed, packedLength, plain, length);
        read = 0;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
