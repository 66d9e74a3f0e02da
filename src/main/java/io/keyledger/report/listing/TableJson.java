package io.keyledger.report.listing;

import io.keyledger.report.csv.Table;
import io.keyledger.report.text.IndentedJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Rows of a table as a JSON array of objects, whose properties are the columns. */
public final class TableJson {
    private static final ObjectWriter WRITER = JsonMapper.shared().writer().with(IndentedJson.printer());

    private TableJson() {}

    /** The rows, with a line feed at the end. */
    public static <R> String of(Table<R> table, List<R> rows) {
        List<String> names = table.header();
        List<Map<String, String>> objects = rows.stream()
                .map(row -> {
                    String[] cells = table.cells(row);
                    Map<String, String> object = new LinkedHashMap<>();
                    for (int i = 0; i < cells.length; i++) {
                        object.put(names.get(i), cells[i]);
                    }
                    return object;
                })
                .toList();
        return WRITER.writeValueAsString(objects) + "\n";
    }
}
