package io.keyledger.evaluate.diff;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Joins the same table of several runs subject by subject, in constant memory because each is sorted. */
final class JoinedTables {
    /** Receives the rows about a subject, one group for each run, unless all runs say the same of it. */
    interface Receiver {
        void accept(List<RowGroup> groups) throws IOException;
    }

    private JoinedTables() {}

    static void join(ComparedTable table, List<ComparedRun> runs, Receiver receiver) throws IOException {
        List<RowCursor> opened = new ArrayList<>();
        try {
            List<GroupCursor> cursors = new ArrayList<>();
            for (ComparedRun run : runs) {
                RowCursor rows = run.tables().open(table.file());
                opened.add(rows);
                cursors.add(new GroupCursor(table.file(), rows, table.key()));
            }
            merge(table, cursors, receiver);
        } finally {
            for (RowCursor rows : opened) {
                rows.close();
            }
        }
    }

    private static void merge(ComparedTable table, List<GroupCursor> cursors, Receiver receiver) throws IOException {
        while (true) {
            if (table.independentRows()) {
                skipEqual(cursors);
            }
            List<GroupCursor> open =
                    cursors.stream().filter(cursor -> !cursor.atEnd()).toList();
            if (open.isEmpty()) {
                return;
            }
            String[] least =
                    open.stream().map(GroupCursor::key).min(CodePoints::compare).orElseThrow();
            List<RowGroup> groups = new ArrayList<>(cursors.size());
            for (GroupCursor cursor : cursors) {
                boolean here = !cursor.atEnd() && Arrays.equals(cursor.key(), least);
                groups.add(here ? cursor.take() : RowGroup.NONE);
            }
            if (!groups.stream().allMatch(groups.getFirst()::sameLines)) {
                receiver.accept(groups);
            }
        }
    }

    private static void skipEqual(List<GroupCursor> cursors) throws IOException {
        GroupCursor first = cursors.getFirst();
        while (!first.atEnd()) {
            for (GroupCursor cursor : cursors) {
                if (!cursor.line().equals(first.line())) {
                    return;
                }
            }
            for (GroupCursor cursor : cursors) {
                cursor.skip();
            }
        }
    }
}
