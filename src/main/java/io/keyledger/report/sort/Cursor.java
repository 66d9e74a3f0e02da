package io.keyledger.report.sort;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Goes over blocks in their order. For one thread. */
abstract class Cursor implements AutoCloseable {
    private @Nullable Block current;

    /** Goes on to the next block; false where there is none. */
    final boolean advance() throws IOException {
        current = next();
        return current != null;
    }

    /** The block that it stands at. */
    final Block current() {
        if (current == null) {
            throw new NoSuchElementException("the cursor stands at no block");
        }
        return current;
    }

    abstract @Nullable Block next() throws IOException;

    @Override
    public void close() throws IOException {}

    /** Over blocks in memory. */
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
