package io.keyledger.report.csv;

import io.keyledger.report.csv.TableReader.MalformedTableException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The rows of a table of a run, one at a time, in the form that {@link Table} writes. A cell is decoded only when it is
 * asked for, so that looking at a few columns of a large table is fast. Not thread-safe.
 */
public final class TableRows implements Closeable {
    private static final int BUFFER = 1 << 16;
    /** The largest row in bytes, so that a damaged file does not fill the memory. */
    private static final int LARGEST_ROW = 64 << 20;

    private static final int ABSENT = -1;

    private final InputStream input;
    private byte[] buffer = new byte[BUFFER];
    private int length;
    private int position;
    private boolean ended;
    private int[] starts = new int[32];
    private int[] ends = new int[32];
    private int cells;
    private long row = -1;
    private final List<String> header = new ArrayList<>();
    private final Map<String, Integer> columns = new HashMap<>();

    private TableRows(InputStream input) {
        this.input = input;
    }

    /**
     * Opens a table before its first row.
     *
     * @throws MalformedTableException if the file has no header
     */
    public static TableRows open(Path file) throws IOException {
        TableRows rows = new TableRows(Files.newInputStream(file));
        try {
            rows.readHeader();
            return rows;
        } catch (IOException e) {
            rows.close();
            throw e;
        }
    }

    private void readHeader() throws IOException {
        if (!scan()) {
            throw new MalformedTableException("it has no header");
        }
        for (int i = 0; i < cells; i++) {
            header.add(cell(i));
            columns.put(cell(i), i);
        }
        row = 0;
    }

    /** The names of the columns, in order. */
    public List<String> header() {
        return List.copyOf(header);
    }

    /**
     * Moves to the next row; false after the last one.
     *
     * @throws MalformedTableException if the row has another number of cells than the header, or a cell does not end
     */
    public boolean next() throws IOException {
        if (!scan()) {
            return false;
        }
        row++;
        if (cells != header.size()) {
            throw new MalformedTableException("row " + row + " has " + cells + " cells instead of " + header.size());
        }
        return true;
    }

    /** The cell of the current row in a column; empty if the table does not have that column. */
    public String cell(String column) {
        int place = columns.getOrDefault(column, ABSENT);
        return place == ABSENT ? "" : cell(place);
    }

    /** The cell of the current row at a place. */
    public String cell(int place) {
        int start = starts[place];
        int end = ends[place];
        if (end > start && buffer[start] == '"') {
            return new String(buffer, start + 1, end - start - 2, StandardCharsets.UTF_8).replace("\"\"", "\"");
        }
        return new String(buffer, start, end - start, StandardCharsets.UTF_8);
    }

    private boolean scan() throws IOException {
        // Seldom, because it moves all that was read ahead.
        if (position > buffer.length / 2) {
            System.arraycopy(buffer, position, buffer, 0, length - position);
            length -= position;
            position = 0;
        }
        cells = 0;
        if (!has(position)) {
            return false;
        }
        int at = position;
        while (true) {
            int end = has(at) && buffer[at] == '"' ? endOfQuoted(at) : endOfPlain(at);
            add(at, end);
            if (!has(end)) {
                position = end;
                return true;
            }
            if (buffer[end] == '\n') {
                position = end + 1;
                return true;
            }
            if (buffer[end] != ',') {
                throw new MalformedTableException("row " + (row + 1) + " has text after a closing quote");
            }
            at = end + 1;
        }
    }

    private int endOfPlain(int start) throws IOException {
        int at = start;
        while (true) {
            for (; at < length; at++) {
                if (buffer[at] == ',' || buffer[at] == '\n') {
                    return at;
                }
            }
            if (!has(at)) {
                return at;
            }
        }
    }

    private int endOfQuoted(int start) throws IOException {
        int at = start + 1;
        while (true) {
            if (!has(at)) {
                throw new MalformedTableException("a cell after row " + Math.max(0, row) + " does not end");
            }
            if (buffer[at] != '"') {
                at++;
            } else if (has(at + 1) && buffer[at + 1] == '"') {
                at += 2;
            } else {
                return at + 1;
            }
        }
    }

    private void add(int start, int end) {
        if (cells == starts.length) {
            starts = Arrays.copyOf(starts, cells * 2);
            ends = Arrays.copyOf(ends, cells * 2);
        }
        starts[cells] = start;
        ends[cells] = end;
        cells++;
    }

    /** Whether the input has a byte at a place of the buffer, after reading more of it if necessary. */
    private boolean has(int place) throws IOException {
        while (place >= length) {
            if (ended) {
                return false;
            }
            if (length == buffer.length) {
                if (length - position >= LARGEST_ROW) {
                    throw new MalformedTableException("row " + (row + 1) + " has more than " + LARGEST_ROW + " bytes");
                }
                buffer = Arrays.copyOf(buffer, length * 2);
            }
            int read = input.read(buffer, length, buffer.length - length);
            if (read < 0) {
                ended = true;
            } else {
                length += read;
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
