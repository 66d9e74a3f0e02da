package io.keyledger.report.sort;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Merges several cursors. */
final class MergedCursor extends Cursor {
    private final List<Cursor> all;
    private final PriorityQueue<Cursor> heads = new PriorityQueue<>(Comparator.comparing(Cursor::current, Block.ORDER));
    private @Nullable Cursor last;

    MergedCursor(Collection<Cursor> cursors) throws IOException {
        this.all = new ArrayList<>(cursors);
        for (Cursor cursor : cursors) {
            if (cursor.advance()) {
                heads.add(cursor);
            }
        }
    }

    @Override
    @Nullable
    Block next() throws IOException {
        if (last != null && last.advance()) {
            heads.add(last);
        }
        last = heads.poll();
        return last == null ? null : last.current();
    }

    @Override
    public void close() throws IOException {
        for (Cursor cursor : all) {
            cursor.close();
        }
    }
}
