package io.keyledger.report.csv;

/** Keeps spreadsheets from running a cell: names, tags and descriptions are written by whoever may tag a resource. */
final class Formula {
    // The last four are the full-width forms of the first four, which some spreadsheets take for them.
    private static final String STARTS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private Formula() {}

    /** The text, after an apostrophe where it would be run. */
    static String neutralise(String text) {
        return text.isEmpty() || STARTS.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    }
}
