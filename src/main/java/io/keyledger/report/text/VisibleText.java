package io.keyledger.report.text;

/**
 * Makes text safe to show: control and format characters, line separators and lone surrogates, which could control a
 * terminal, break a line or reorder text, become escapes like {@code \n} or {@code \u001b}.
 */
public final class VisibleText {
    private VisibleText() {}

    /** The text as one line with everything visible. */
    public static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isPlain(text.charAt(i))) {
                return text.codePoints().anyMatch(VisibleText::isHidden) ? escaped(text) : text;
            }
        }
        return text;
    }

    private static boolean isPlain(char character) {
        return character >= ' ' && character < 0x7f;
    }

    private static boolean isHidden(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }

    private static String escaped(String text) {
        StringBuilder visible = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(codePoint -> {
            if (isHidden(codePoint)) {
                visible.append(escape(codePoint));
            } else {
                visible.appendCodePoint(codePoint);
            }
        });
        return visible.toString();
    }

    private static String escape(int codePoint) {
        return switch (codePoint) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default ->
                Character.isBmpCodePoint(codePoint) ? "\\u%04x".formatted(codePoint) : "\\u{%x}".formatted(codePoint);
        };
    }
}
