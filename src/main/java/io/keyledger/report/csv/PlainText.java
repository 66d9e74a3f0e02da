package io.keyledger.report.csv;

/** Recognizes text that is a cell as it stands: visible, without quotes, and no formula. */
final class PlainText {
    private static final boolean[] PLAIN = new boolean[128];
    /** What a formula, or text that the library quotes, may start with. */
    private static final String DOUBTFUL_STARTS = "=+-@ ";

    static {
        for (char character = '0'; character < 128; character++) {
            PLAIN[character] = Character.isLetterOrDigit(character);
        }
        for (char character : " -./:;=_()*+@'".toCharArray()) {
            PLAIN[character] = true;
        }
    }

    private PlainText() {}

    static boolean is(char character) {
        return character < PLAIN.length && PLAIN[character];
    }

    /** Whether text that is not empty starts and ends like a cell as it stands. */
    static boolean isAtEnds(String text) {
        return DOUBTFUL_STARTS.indexOf(text.charAt(0)) < 0 && text.charAt(text.length() - 1) != ' ';
    }

    /** Whether the library takes it for the first cell of a row without quotes. */
    static boolean isFirst(String text) {
        return !text.isEmpty() && is(text.charAt(0)) && Character.isLetterOrDigit(text.charAt(0));
    }
}
