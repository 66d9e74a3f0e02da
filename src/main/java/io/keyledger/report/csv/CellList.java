package io.keyledger.report.csv;

import java.util.Collection;

/**
 * A list within a cell. A semicolon inside an element is written {@code \;} and a backslash {@code \\}, so that a name
 * cannot look like two elements; each element is neutralized, because some spreadsheets split at semicolons too.
 */
final class CellList {
    private CellList() {}

    static String of(Collection<String> elements) {
        if (elements.isEmpty()) {
            return "";
        }
        StringBuilder cell = new StringBuilder();
        for (String element : elements) {
            if (!cell.isEmpty()) {
                cell.append(';');
            }
            append(cell, Cell.of(element));
        }
        return cell.toString();
    }

    private static void append(StringBuilder cell, String element) {
        if (element.indexOf(';') < 0 && element.indexOf('\\') < 0) {
            cell.append(element);
            return;
        }
        for (int i = 0; i < element.length(); i++) {
            char character = element.charAt(i);
            if (character == ';' || character == '\\') {
                cell.append('\\');
            }
            cell.append(character);
        }
    }
}
