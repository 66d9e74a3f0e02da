package io.keyledger.report.csv;

import io.keyledger.report.text.VisibleText;

/** Makes text safe for a cell: one visible line that no spreadsheet runs as a formula. */
final class Cell {
    private Cell() {}

    static String of(String text) {
        return FormulaEscaping.neutralise(VisibleText.of(text));
    }
}
