package io.keyledger.report.text;

/** Makes text from outside safe in Markdown: shown as it is, in one line, and never as markup, a link or HTML. */
public final class MarkdownText {
    private static final String MARKUP = "\\`*_{}[]<>#|~&$@:";

    private MarkdownText() {}

    /** The text with markup characters as numeric entities. */
    public static String of(String text) {
        String visible = VisibleText.of(text);
        StringBuilder safe = new StringBuilder(visible.length() + 16);
        for (int i = 0; i < visible.length(); i++) {
            char character = visible.charAt(i);
            // An underscore or a colon within a word is text everywhere, and frequent in ARNs.
            if (MARKUP.indexOf(character) >= 0 && !withinWord(visible, i, character)) {
                safe.append("&#").append((int) character).append(';');
            } else {
                safe.append(character);
            }
        }
        return safe.toString();
    }

    private static boolean withinWord(String text, int place, char character) {
        if (character == ':' && (place + 1 == text.length() || text.charAt(place + 1) == ' ')) {
            return true;
        }
        return (character == '_' || character == ':')
                && place > 0
                && place + 1 < text.length()
                && isWord(text.charAt(place - 1))
                && isWord(text.charAt(place + 1));
    }

    private static boolean isWord(char character) {
        return Character.isLetterOrDigit(character) || character == ':';
    }
}
