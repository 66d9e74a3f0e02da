package io.keyledger.report.sort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Sorted blocks in a temporary file, compressed, because rows of a table are similar. */
record SortedRun(Path file) {
    private static final int END = -1;

    /** Writes the blocks of a cursor. */
    static SortedRun write(Disk disk, Path file, Cursor blocks) throws IOException {
        try (PackedOutput out = new PackedOutput(disk.create(file))) {
            while (blocks.advance()) {
                Block block = blocks.current();
                out.writeInt(block.key().length);
                out.writeInt(block.content().length);
                out.write(block.key());
                out.write(block.content());
            }
            out.writeInt(END);
        }
        return new SortedRun(file);
    }

    /** A cursor over the blocks. */
    Cursor open() throws IOException {
        PackedInput in = new PackedInput(Files.newInputStream(file));
        return new Cursor() {
            @Override
            @Nullable
            Block next() throws IOException {
                int keyLength = in.readInt();
                if (keyLength == END) {
                    return null;
                }
                int contentLength = in.readInt();
                return new Block(in.read(keyLength), in.read(contentLength));
            }

            @Override
            public void close() throws IOException {
                in.close();
            }
        };
    }

    void delete() throws IOException {
        Files.deleteIfExists(file);
    }
}
