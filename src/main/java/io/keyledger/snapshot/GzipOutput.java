package io.keyledger.snapshot;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Writes one gzip member without time and name in its header, so that equal content gives equal bytes. */
final class GzipOutput extends DeflaterOutputStream {
    /** Magic number, deflate, no flags, no time, no extra flags, unknown operating system. */
    static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

    static final int TRAILER_LENGTH = 8;
    private static final int BUFFER = 1 << 16;

    private final CRC32 checksum = new CRC32();

    GzipOutput(OutputStream target) throws IOException {
        super(target, new Deflater(Deflater.DEFAULT_COMPRESSION, true), BUFFER);
        target.write(HEADER);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        super.write(bytes, offset, length);
        checksum.update(bytes, offset, length);
    }

    /** Ends the member without closing the underlying stream. */
    @Override
    public void finish() throws IOException {
        super.finish();
        out.write(trailer(checksum.getValue(), def.getBytesRead()));
    }

    /** Frees the compressor without writing pending data. */
    void release() {
        def.end();
    }

    /** CRC-32 and length modulo 2³² of the content. */
    static byte[] trailer(long checksum, long length) {
        return ByteBuffer.allocate(TRAILER_LENGTH)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) checksum)
                .putInt((int) length)
                .array();
    }
}
