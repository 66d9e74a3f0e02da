package io.keyledger.report.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;

/**
 * The definition of a CSV file: its name, its columns in order, and the order of its rows. Immutable and safe to share.
 *
 * @param <R> a row
 */
public final class Table<R> {
    private static final char LINE_FEED = '\n';
    // A format locks while it prints, so each thread has its own.
    private static final ThreadLocal<CSVFormat> FORMAT = ThreadLocal.withInitial(
            () -> CSVFormat.RFC4180.builder().setRecordSeparator(LINE_FEED).get());
    private static final char SMALLEST = '\0';

    private final String file;
    private final List<Column<R>> columns;
    private final int[] order;

    private Table(String file, List<Column<R>> columns, int[] order) {
        this.file = file;
        this.columns = List.copyOf(columns);
        this.order = order;
    }

    /**
     * Creates a table.
     *
     * @param order names of the columns that rows are sorted by, most significant first
     */
    public static <R> Table<R> of(String file, List<Column<R>> columns, List<String> order) {
        List<String> names = columns.stream().map(Column::name).toList();
        int[] places = order.stream().mapToInt(names::indexOf).toArray();
        if (IntStream.of(places).anyMatch(place -> place < 0)) {
            throw new IllegalArgumentException(file + " is sorted by a column that it does not have: " + order);
        }
        return new Table<>(file, columns, places);
    }

    /** The name of the file, for example {@code keys.csv}. */
    public String file() {
        return file;
    }

    /** The names of the columns, in order. */
    public List<String> header() {
        return columns.stream().map(Column::name).toList();
    }

    /** The first line, with its line feed. */
    public String headerLine() {
        return print(header().toArray(String[]::new));
    }

    /** The cells of a row, made safe whatever their source. */
    public String[] cells(R row) {
        String[] cells = new String[columns.size()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = Cell.of(columns.get(i).cell().apply(row));
        }
        return cells;
    }

    /** The sort key of a row; rows are ordered by code points of this text. */
    public String sortKey(String[] cells) {
        StringBuilder key = new StringBuilder();
        for (int place : order) {
            key.append(cells[place]).append(SMALLEST);
        }
        return key.toString();
    }

    /** A row as a line, with its line feed. */
    public String line(R row) {
        return print(cells(row));
    }

    /** Cells as a line, with its line feed. */
    public String print(String[] cells) {
        int length = cells.length + 1;
        for (String cell : cells) {
            length += cell.length();
        }
        StringBuilder line = new StringBuilder(length);
        CSVFormat format = FORMAT.get();
        try {
            for (int i = 0; i < cells.length; i++) {
                // Most cells need no quotes, and the library is slow to determine that.
                boolean plain = i == 0 ? PlainText.isFirst(cells[i]) : PlainText.is(cells[i]);
                if (plain && i > 0) {
                    line.append(',').append(cells[i]);
                } else if (plain) {
                    line.append(cells[i]);
                } else {
                    format.print(cells[i], line, i == 0);
                }
            }
            line.append(LINE_FEED);
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory takes every letter", e);
        }
        return line.toString();
    }
}
