package io.keyledger.evaluate.diff;

import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A row of a run's table. Its line is split only when a cell is asked for, because most rows of two runs are equal. */
public final class TableRow {
    private final String line;
    private final Map<String, Integer> columns;
    private final Function<String, String[]> split;
    private String @Nullable [] cells;

    /**
     * A row.
     *
     * @param line the row as it stands in the file
     * @param columns the places of the columns
     * @param split turns the line into as many cells as there are columns
     */
    public TableRow(String line, Map<String, Integer> columns, Function<String, String[]> split) {
        this.line = line;
        this.columns = columns;
        this.split = split;
    }

    String line() {
        return line;
    }

    /** False if an older version of keyledger wrote the table without this column. */
    boolean has(String column) {
        return columns.containsKey(column);
    }

    /** The cell; empty if the table has no such column. */
    public String cell(String column) {
        Integer place = columns.get(column);
        return place == null ? "" : cells()[place];
    }

    private String[] cells() {
        String[] known = cells;
        if (known == null) {
            known = split.apply(line);
            cells = known;
        }
        return known;
    }
}
