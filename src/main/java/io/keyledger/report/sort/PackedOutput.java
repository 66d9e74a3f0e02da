package io.keyledger.report.sort;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Packs what is written, some of it at a time: the length, the length packed, and the bytes. For one thread. */
final class PackedOutput extends OutputStream {
    private final DataOutputStream target;
    private final Lz4 lz4 = new Lz4();
    private final byte[] plain = new byte[Lz4.MOST];
    private final byte[] packed = new byte[Lz4.longestPacked(Lz4.MOST)];
    private int held;

    PackedOutput(OutputStream target) {
        this.target = new DataOutputStream(target);
    }

    @Override
    public void write(int octet) throws IOException {
        if (held == plain.length) {
            pack();
        }
        plain[held++] = (byte) octet;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int done = 0;
        while (done < length) {
            if (held == plain.length) {
                pack();
            }
            int count = Math.min(length - done, plain.length - held);
            System.arraycopy(bytes, offset + done, plain, held, count);
            held += count;
            done += count;
        }
    }

    void writeInt(int value) throws IOException {
        for (int shift = Integer.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            write(value >> shift);
        }
    }

    private void pack() throws IOException {
        int length = lz4.pack(plain, held, packed);
        target.writeInt(held);
        target.writeInt(length);
        target.write(packed, 0, length);
        held = 0;
    }

    @Override
    public void close() throws IOException {
        try {
            if (held > 0) {
                pack();
            }
        } finally {
            target.close();
        }
    }
}
