package io.keyledger.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Writes the cells of a row in terms of each other: an ARN within a command becomes a reference to the column that
 * holds the ARN. Cells that differ only by the resource they are about are then the same, and stored once. A reference
 * is a control character, which no cell of a run contains.
 */
final class RowTemplate {
    private static final List<String> REFERENCES =
            List.of("account_id", "region", "key_id", "resource_id", "key_arn", "resource_arn");
    private static final int SHORTEST = 4;

    private final int[] referenced;
    private final int[] order;

    /** @param header the names of the table's columns */
    RowTemplate(List<String> header) {
        referenced = REFERENCES.stream()
                .mapToInt(header::indexOf)
                .filter(place -> place >= 0)
                .toArray();
        order = new int[header.size()];
        for (int i = 0; i < order.length; i++) {
            order[i] = referenced.length;
        }
        for (int i = 0; i < referenced.length; i++) {
            order[referenced[i]] = i;
        }
    }

    /** The places of the columns that control characters refer to: {@code \u0001} to the first, and so on. */
    List<Integer> referenced() {
        return IntStream.of(referenced).boxed().toList();
    }

    /** The cells with references in place of what other cells say. */
    List<String> of(String[] cells) {
        List<String> templates = new ArrayList<>(cells.length);
        for (int place = 0; place < cells.length; place++) {
            String text = visible(cells[place]);
            // A reference leads only to columns before it in the list, so that none leads back to itself.
            for (int i = order[place] - 1; i >= 0; i--) {
                String value = cells[referenced[i]];
                if (value.length() >= SHORTEST && text.length() >= value.length()) {
                    text = text.replace(value, Character.toString(i + 1));
                }
            }
            templates.add(text);
        }
        return templates;
    }

    /** Without the characters that references use, which a table that others wrote may contain. */
    private static String visible(String cell) {
        for (int i = 0; i < cell.length(); i++) {
            if (cell.charAt(i) < ' ') {
                return cell.replaceAll("[\\x00-\\x1f]", " ");
            }
        }
        return cell;
    }
}
