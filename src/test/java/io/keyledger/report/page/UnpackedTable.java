package io.keyledger.report.page;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.InflaterInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A table as the page's script reads it. */
public final class UnpackedTable {
    private final List<String> header = new ArrayList<>();
    private final List<List<String>> columns = new ArrayList<>();
    private final JsonNode description;

    private UnpackedTable(byte[] packed) throws IOException {
        byte[] bytes = new InflaterInputStream(new ByteArrayInputStream(packed)).readAllBytes();
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        byte[] json = new byte[buffer.getInt()];
        buffer.get(json);
        description = JsonMapper.shared().readTree(json);
        for (JsonNode column : description.path("columns")) {
            header.add(column.path("name").asString());
            byte[] dictionary = new byte[column.path("bytes").asInt()];
            buffer.get(dictionary);
            String[] values = new String(dictionary, StandardCharsets.UTF_8).split("\n", -1);
            List<String> cells = new ArrayList<>();
            int next = 0;
            for (int row = 0; row < rows(); row++) {
                int code = code(buffer, column.path("width").asInt());
                cells.add(values[code == 0 ? next++ : code - 1]);
            }
            columns.add(cells);
        }
        if (buffer.hasRemaining()) {
            throw new IOException(buffer.remaining() + " bytes are left");
        }
    }

    public static UnpackedTable of(byte[] packed) throws IOException {
        return new UnpackedTable(packed);
    }

    /** A table of a page. */
    public static UnpackedTable of(String page, String table) throws IOException {
        Matcher data = Pattern.compile(
                        "<script type=\"application/octet-stream\" id=\"data-" + table + "\">([^<]*)</script>")
                .matcher(page);
        if (!data.find()) {
            throw new IOException("the page has no rows of " + table);
        }
        return new UnpackedTable(Base64.getDecoder().decode(data.group(1)));
    }

    private static int code(ByteBuffer buffer, int width) {
        return switch (width) {
            case 1 -> Byte.toUnsignedInt(buffer.get());
            case 2 -> Short.toUnsignedInt(buffer.getShort());
            default -> buffer.getInt();
        };
    }

    public int rows() {
        return description.path("rows").asInt();
    }

    /** The cells of a column, with what other cells say in place of references to them. */
    public List<String> column(String name) {
        int place = header.indexOf(name);
        return IntStream.range(0, rows()).mapToObj(row -> cell(place, row)).toList();
    }

    private String cell(int place, int row) {
        StringBuilder text = new StringBuilder();
        for (char character : columns.get(place).get(row).toCharArray()) {
            if (character < ' ') {
                text.append(
                        cell(description.path("references").path(character - 1).asInt(), row));
            } else {
                text.append(character);
            }
        }
        return text.toString();
    }

    /** The different values of a column as they are stored. */
    long stored(String name) {
        return columns.get(header.indexOf(name)).stream().distinct().count();
    }
}
