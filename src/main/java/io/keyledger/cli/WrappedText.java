package io.keyledger.cli;

/** Text for a terminal: labels with wrapped content under a hanging indent. Not thread-safe. */
final class WrappedText {
    private static final int WIDTH = 100;

    private final Paint paint;
    private final StringBuilder text = new StringBuilder();

    WrappedText(Paint paint) {
        this.paint = paint;
    }

    /** A heading. */
    void heading(String heading) {
        text.append(paint.bold(heading)).append('\n');
    }

    void blank() {
        text.append('\n');
    }

    /** Content wrapped between words; each line but the first starts under the content. */
    void field(String label, int indent, String content) {
        StringBuilder line = new StringBuilder(label).repeat(' ', Math.max(0, indent - label.length()));
        int width = line.length();
        boolean first = true;
        for (String word : ConsoleText.of(content).split(" ", -1)) {
            if (!first && width + 1 + word.length() > WIDTH) {
                text.append(line).append('\n');
                line = new StringBuilder(" ".repeat(indent));
                width = indent;
                first = true;
            }
            if (!first) {
                line.append(' ');
                width++;
            }
            line.append(word);
            width += word.length();
            first = false;
        }
        text.append(line).append('\n');
    }

    /** Text that is wrapped already. */
    void append(String more) {
        text.append(more);
    }

    String text() {
        return text.toString();
    }
}
