package io.keyledger.report.csv;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The definition of a CSV file: its name, its columns in order, and the order of its rows. Immutable and safe to share.
 *
 * @param <R> a row
 */
public final class Table<R> {
    private static final ThreadLocal<RowEncoder> ENCODER = ThreadLocal.withInitial(RowEncoder::new);
    private static final int[] UNSORTED = {};

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
        return line(header().toArray(String[]::new));
    }

    /** The cells of a row, made safe whatever their source. */
    public String[] cells(R row) {
        String[] cells = texts(row);
        for (int i = 0; i < cells.length; i++) {
            cells[i] = Cell.of(cells[i]);
        }
        return cells;
    }

    /** A row as a line, with its line feed. */
    public String line(R row) {
        return line(texts(row));
    }

    private static String line(String[] texts) {
        return new String(ENCODER.get().encode(texts, UNSORTED).line(), StandardCharsets.UTF_8);
    }

    /** A row as it is sorted and written, made safe whatever the source of its cells. */
    public EncodedRow encode(R row) {
        return ENCODER.get().encode(texts(row), order);
    }

    private String[] texts(R row) {
        String[] texts = new String[columns.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = columns.get(i).cell().apply(row);
        }
        return texts;
    }
}
