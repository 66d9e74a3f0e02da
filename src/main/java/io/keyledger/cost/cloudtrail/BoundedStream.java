package io.keyledger.cost.cloudtrail;

import io.keyledger.inventory.TrailFiles;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CancellationException;
import java.util.zip.GZIPInputStream;

/** A stream that fails beyond a maximum size and when its thread is interrupted. */
final class BoundedStream extends FilterInputStream {
    static final String GZIP = ".gz";
    private static final int BUFFER = 1 << 16;

    private final long most;
    private long read;

    BoundedStream(InputStream in, long most) {
        super(in);
        this.most = most;
    }

    /** The content of a file, decompressed if its name ends with {@code .gz}. Closing it closes the content. */
    static BoundedStream of(TrailFiles.Content content, String name, long most) throws IOException {
        InputStream stored = new BufferedInputStream(content.stream(), BUFFER);
        try {
            return new BoundedStream(name.endsWith(GZIP) ? new GZIPInputStream(stored, BUFFER) : stored, most);
        } catch (IOException e) {
            stored.close();
            throw e;
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("reading CloudTrail was stopped");
        }
        int count = super.read(bytes, offset, length);
        read += Math.max(0, count);
        if (read > most) {
            throw new IOException("it is larger than " + most + " bytes");
        }
        return count;
    }
}
