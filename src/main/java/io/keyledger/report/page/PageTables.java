package io.keyledger.report.page;

import io.keyledger.report.csv.TableRows;
import io.keyledger.report.export.FinishedRun;
import io.keyledger.report.page.view.PageView.TableTab;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/** The rows of all tables, as many as the page holds. Several tables may be read at the same time. */
final class PageTables {
    private final long mostRows;
    private final Map<RowPriority, RowSelection> selections = new ConcurrentHashMap<>();
    private final Map<RowPriority, Long> rows = new ConcurrentHashMap<>();

    /** @param mostRows the most rows of each table */
    PageTables(long mostRows) {
        this.mostRows = mostRows;
    }

    /** Counts the rows of a table, which other readers look at in passing. */
    void count(FinishedRun run, RowPriority table, Collection<FinishedRun.RowConsumer> readers) throws IOException {
        RowSelection selection = new RowSelection(table);
        long[] counted = new long[1];
        run.forEachRow(table.table(), row -> {
            counted[0]++;
            selection.count(row);
            for (FinishedRun.RowConsumer reader : readers) {
                reader.accept(row);
            }
        });
        selection.limit(mostRows);
        selections.put(table, selection);
        rows.put(table, counted[0]);
    }

    /** Packs the chosen rows of a table that has been counted; other readers look at all rows in passing. */
    TableTab pack(
            FinishedRun run, RowPriority table, DerivedColumns derived, Collection<FinishedRun.RowConsumer> readers)
            throws IOException {
        RowSelection selection = selections.getOrDefault(table, new RowSelection(table));
        List<PackedTable> packed = new ArrayList<>();
        try (TableRows header = run.open(table.table())) {
            packed.add(new PackedTable(header.header(), derived));
        }
        PackedTable chosen = packed.getFirst();
        BooleanSupplier wanted = () -> !readers.isEmpty() || (!chosen.isFull() && selection.wantsMore());
        run.forEachRow(table.table(), wanted, row -> {
            if (!chosen.isFull() && selection.takes(row)) {
                chosen.add(row);
            }
            for (FinishedRun.RowConsumer reader : readers) {
                reader.accept(row);
            }
        });
        return new TableTab(
                table.table().replace(".csv", ""),
                table.title(),
                Text.number(chosen.rows()),
                omitted(table, chosen.rows(), selection.candidates()),
                new EncodedBytes(chosen.bytes()));
    }

    private String omitted(RowPriority table, long held, long candidates) {
        long all = rows.getOrDefault(table, candidates);
        List<String> sentences = new ArrayList<>();
        if (held < candidates) {
            sentences.add(Text.number(candidates - held) + " of " + Text.number(candidates) + " rows are only in "
                    + table.table() + ".");
        }
        if (all > candidates) {
            sentences.add(Text.count(all - candidates, "row that does not apply is", "rows that do not apply are")
                    + " only in " + table.table() + ".");
        }
        return String.join(" ", sentences);
    }
}
