package io.keyledger.report.csv;

/** Recognizes text that needs no escaping in CSV. */
final class PlainText {
    private static final boolean[] PLAIN = new boolean[128];

    static {
        for (char character = '0'; character < 128; character++) {
            PLAIN[character] = Character.isLetterOrDigit(character);
        }
        for (char character : " -./:;=_()*+@'".toCharArray()) {
            PLAIN[character] = true;
        }
    }

    private PlainText() {}

    /** Like {@link #is}, for the first cell of a row, which the library quotes if it starts with anything else. */
    static boolean isFirst(String text) {
        return !text.isEmpty()
                && text.charAt(0) < PLAIN.length
                && Character.isLetterOrDigit(text.charAt(0))
                && is(text);
    }

    /** False if the text needs a closer look. */
    static boolean is(String text) {
        int last = text.length() - 1;
        if (last < 0) {
            return true;
        }
        if (text.charAt(0) == ' ' || text.charAt(last) == ' ') {
            return false;
        }
        for (int i = 0; i <= last; i++) {
            char character = text.charAt(i);
            if (character >= PLAIN.length || !PLAIN[character]) {
                return false;
            }
        }
        return true;
    }
}
