package io.keyledger.report.sort;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/** Sorted blocks in a temporary file, compressed, because rows of a table are similar. */
record SortedRun(Path file) {
    private static final int BUFFER = 1 << 14;
    private static final int END = -1;

    /** Writes the blocks of a cursor. */
    static SortedRun write(Disk disk, Path file, Cursor blocks) throws IOException {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
        try (OutputStream stream = disk.create(file);
                DataOutputStream out = new DataOutputStream(
                        new BufferedOutputStream(new DeflaterOutputStream(stream, deflater, BUFFER), BUFFER))) {
            while (blocks.advance()) {
                Block block = blocks.current();
                out.writeInt(block.key().length);
                out.writeInt(block.content().length);
                out.write(block.key());
                out.write(block.content());
            }
            out.writeInt(END);
        } finally {
            deflater.end();
        }
        return new SortedRun(file);
    }

    /** A cursor over the blocks. */
    Cursor open() throws IOException {
        Inflater inflater = new Inflater(true);
        DataInputStream in = new DataInputStream(
                new BufferedInputStream(new InflaterInputStream(Files.newInputStream(file), inflater, BUFFER), BUFFER));
        return new Cursor() {
            @Override
            @Nullable
            Block next() throws IOException {
                int keyLength = in.readInt();
                if (keyLength == END) {
                    return null;
                }
                byte[] key = new byte[keyLength];
                byte[] content = new byte[in.readInt()];
                in.readFully(key);
                in.readFully(content);
                return new Block(key, content);
            }

            @Override
            public void close() throws IOException {
                in.close();
                inflater.end();
            }
        };
    }

    void delete() throws IOException {
        Files.deleteIfExists(file);
    }
}
