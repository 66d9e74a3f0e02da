package io.keyledger.report.csv;

import io.keyledger.report.text.VisibleText;

/** What may stand in a cell: one visible line, and nothing that a spreadsheet would run. */
final class Cell {
    private Cell() {}

    static String of(String text) {
        return Formula.neutralise(VisibleText.of(text));
    }
}
