package io.keyledger.report.csv;

/**
 * Keeps spreadsheets from running a cell as a formula: anybody who may tag a resource can write names, tags and
 * descriptions.
 */
final class FormulaEscaping {
    // The last four are the full-width forms of the first four, which some spreadsheets treat alike.
    private static final String STARTS = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";

    private FormulaEscaping() {}

    /** The text, with a leading apostrophe if it would run as a formula; signed numbers stay numbers. */
    static String neutralise(String text) {
        int start = 0;
        while (start < text.length() && text.charAt(start) == ' ') {
            start++;
        }
        if (start == text.length() || STARTS.indexOf(text.charAt(start)) < 0) {
            return text;
        }
        return start == 0 && isNumber(text) ? text : "'" + text;
    }

    private static boolean isNumber(String text) {
        boolean point = false;
        for (int i = 1; i < text.length(); i++) {
            char character = text.charAt(i);
            boolean digit = character >= '0' && character <= '9';
            if (!digit && (character != '.' || point || i == 1)) {
                return false;
            }
            point |= character == '.';
        }
        char last = text.charAt(text.length() - 1);
        return (text.charAt(0) == '-' || text.charAt(0) == '+') && last >= '0' && last <= '9';
    }
}
