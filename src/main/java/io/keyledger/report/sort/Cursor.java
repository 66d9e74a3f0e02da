package io.keyledger.report.sort;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Iterates over blocks in order. Not thread-safe. */
abstract class Cursor implements AutoCloseable {
    private @Nullable Block current;

    /** Moves to the next block; false if there is none. */
    final boolean advance() throws IOException {
        current = next();
        return current != null;
    }

    /** The current block. */
    final Block current() {
        if (current == null) {
            throw new NoSuchElementException("the cursor is not at a block");
        }
        return current;
    }

    abstract @Nullable Block next() throws IOException;

    @Override
    public void close() throws IOException {}

    /** A cursor over blocks in memory. */
    static Cursor over(List<Block> sorted) {
        Iterator<Block> blocks = sorted.iterator();
        return new Cursor() {
            @Override
            @Nullable
            Block next() {
                return blocks.hasNext() ? blocks.next() : null;
            }
        };
    }
}
