package io.keyledger.report.sort;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/** A disk with so much room left and no more; it fails as the operating system does. */
public final class FullDisk implements Disk {
    /** What Linux says. */
    public static final String MESSAGE = "No space left on device";

    private final AtomicLong left;

    private FullDisk(long left) {
        this.left = new AtomicLong(left);
    }

    /** A disk on which so many bytes fit. */
    public static FullDisk after(long bytes) {
        return new FullDisk(bytes);
    }

    @Override
    public OutputStream create(Path file) throws IOException {
        OutputStream real = REAL.create(file);
        return new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                write(new byte[] {(byte) octet}, 0, 1);
            }

            @Override
            public void write(byte[] content, int offset, int length) throws IOException {
                if (left.addAndGet(-length) < 0) {
                    throw new IOException(MESSAGE);
                }
                real.write(content, offset, length);
            }

            @Override
            public void close() throws IOException {
                real.close();
            }
        };
    }
}
