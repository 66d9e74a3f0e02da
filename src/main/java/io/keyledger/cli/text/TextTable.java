package io.keyledger.cli.text;

import io.keyledger.cli.process.ConsoleText;
import java.util.ArrayList;
import java.util.List;

/** A table for a terminal: a heading and columns as wide as their widest cell. */
public final class TextTable {
    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();
    private final int texts;

    /** @param texts how many leading columns are left-aligned text; the others are right-aligned numbers */
    public TextTable(List<String> heading, int texts) {
        this.texts = texts;
        rows.add(heading);
    }

    /** Adds a row, whose cells may come from outside. */
    public void add(List<String> row) {
        rows.add(row.stream().map(ConsoleText::of).toList());
    }

    public String text() {
        int[] widths = new int[rows.getFirst().size()];
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], width(row.get(column)));
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < widths.length; column++) {
                String padding = " ".repeat(widths[column] - width(row.get(column)));
                line.append(column < texts ? row.get(column) + padding : padding + row.get(column))
                        .append(GAP);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
