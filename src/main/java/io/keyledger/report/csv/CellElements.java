package io.keyledger.report.csv;

import java.util.ArrayList;
import java.util.List;

/** Reads a list within a cell, as {@code CellList} writes it. */
public final class CellElements {
    private CellElements() {}

    /** The elements; none if the cell is empty. */
    public static List<String> of(String cell) {
        if (cell.isEmpty()) {
            return List.of();
        }
        List<String> elements = new ArrayList<>();
        StringBuilder element = new StringBuilder();
        for (int i = 0; i < cell.length(); i++) {
            char character = cell.charAt(i);
            if (character == '\\' && i + 1 < cell.length()) {
                element.append(cell.charAt(++i));
            } else if (character == ';') {
                elements.add(element.toString());
                element.setLength(0);
            } else {
                element.append(character);
            }
        }
        elements.add(element.toString());
        return elements;
    }
}
