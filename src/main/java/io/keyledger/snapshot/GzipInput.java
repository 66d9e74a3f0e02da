package io.keyledger.snapshot;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/** Reads only what {@link GzipOutput} writes: a changed byte anywhere in the file is an error. */
final class GzipInput extends InflaterInputStream {
    private static final int BUFFER = 1 << 16;

    private final CRC32 checksum = new CRC32();
    private boolean verified;

    GzipInput(InputStream source) throws IOException {
        super(source, new Inflater(true), BUFFER);
        try {
            byte[] header = source.readNBytes(GzipOutput.HEADER.length);
            if (header.length < GzipOutput.HEADER.length) {
                throw new EOFException("it ends within its header");
            }
            if (!Arrays.equals(header, GzipOutput.HEADER)) {
                throw new ZipException("it does not start like a snapshot part");
            }
        } catch (IOException e) {
            inf.end();
            throw e;
        }
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        if (count > 0) {
            checksum.update(bytes, offset, count);
        } else if (count < 0 && !verified) {
            verifyTrailer();
            verified = true;
        }
        return count;
    }

    private void verifyTrailer() throws IOException {
        int buffered = inf.getRemaining();
        byte[] rest = in.readAllBytes();
        byte[] trailer = Arrays.copyOf(Arrays.copyOfRange(buf, len - buffered, len), buffered + rest.length);
        System.arraycopy(rest, 0, trailer, buffered, rest.length);
        if (trailer.length < GzipOutput.TRAILER_LENGTH) {
            throw new EOFException("it ends within its trailer");
        }
        if (!Arrays.equals(trailer, GzipOutput.trailer(checksum.getValue(), inf.getBytesWritten()))) {
            throw new ZipException("its content does not match its checksum");
        }
    }

    @Override
    public void close() throws IOException {
        inf.end();
        super.close();
    }
}
