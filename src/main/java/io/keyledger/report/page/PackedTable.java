package io.keyledger.report.page;

import com.jcraft.jzlib.Deflater;
import com.jcraft.jzlib.DeflaterOutputStream;
import com.jcraft.jzlib.GZIPException;
import io.keyledger.report.csv.TableRows;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Rows of a table in the form that the page's script reads: the length of a JSON header in four bytes, the header, and
 * for each column its dictionary and its codes; all of it in the zlib format.
 */
final class PackedTable {
    /** The most text of a table in bytes, so that a page stays one that a browser opens. */
    private static final int MOST_TEXT = 40 << 20;

    /** The levels above take three times as long for a hundredth less. */
    private static final int LEVEL = 6;

    private static final int BUFFER = 1 << 15;

    private final List<PackedColumn> columns;
    private final DerivedColumns derived;
    private final RowTemplate template;
    private int rows;
    private long text;

    /**
     * A table without rows.
     *
     * @param header the names of the table's columns
     * @param derived columns after these
     */
    PackedTable(List<String> header, DerivedColumns derived) {
        List<String> names =
                Stream.concat(header.stream(), derived.names().stream()).toList();
        this.columns = names.stream().map(PackedColumn::new).toList();
        this.derived = derived;
        this.template = new RowTemplate(names);
    }

    int rows() {
        return rows;
    }

    /** Whether more text would make the page too large. */
    boolean isFull() {
        return text >= MOST_TEXT;
    }

    /** Adds the current row. */
    void add(TableRows row) {
        List<String> more = derived.of(row);
        String[] cells = new String[columns.size()];
        int own = cells.length - more.size();
        for (int i = 0; i < cells.length; i++) {
            cells[i] = i < own ? row.cell(i) : more.get(i - own);
        }
        List<String> templates = template.of(cells);
        for (int i = 0; i < cells.length; i++) {
            text += columns.get(i).add(templates.get(i));
        }
        rows++;
    }

    /** The table as bytes. */
    byte[] bytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] header = JsonMapper.shared().writeValueAsBytes(header());
        try (OutputStream packed = new DeflaterOutputStream(bytes, deflater(), BUFFER, true)) {
            packed.write(ByteBuffer.allocate(Integer.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(header.length)
                    .array());
            packed.write(header);
            for (PackedColumn column : columns) {
                packed.write(column.dictionary());
                packed.write(column.codes());
            }
        }
        return bytes.toByteArray();
    }

    private static Deflater deflater() throws GZIPException {
        return new Deflater(LEVEL);
    }

    private Map<String, Object> header() {
        List<Map<String, Object>> described = new ArrayList<>();
        for (PackedColumn column : columns) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("name", column.name());
            json.put("bytes", column.dictionary().length);
            json.put("width", column.width());
            described.add(json);
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("rows", rows);
        json.put("references", template.referenced());
        json.put("columns", described);
        return json;
    }
}
