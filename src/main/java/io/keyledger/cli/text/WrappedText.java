package io.keyledger.cli.text;

import io.keyledger.cli.process.ConsoleText;
import io.keyledger.cli.process.Paint;

/** Text for a terminal: labels with wrapped content under a hanging indent. Not thread-safe. */
public final class WrappedText {
    /** Keeps two words on one line. */
    static final char TOGETHER = '\u00A0';

    private static final int WIDTH = 100;

    private final Paint paint;
    private final StringBuilder text = new StringBuilder();

    public WrappedText(Paint paint) {
        this.paint = paint;
    }

    /** A heading. */
    void heading(String heading) {
        text.append(paint.bold(heading)).append('\n');
    }

    void blank() {
        text.append('\n');
    }

    /** A line as it is. */
    void line(String line) {
        text.append(line.replace(TOGETHER, ' ')).append('\n');
    }

    /** Lines as they are, each with its end. */
    void append(String lines) {
        text.append(lines);
    }

    /** Content wrapped between words; each line but the first starts under the content. */
    public void field(String label, int indent, String content) {
        wrap(label, label.length(), indent, content);
    }

    /** The same with a label that stands out. */
    void boldField(String label, int indent, String content) {
        wrap(paint.bold(label), label.length(), indent, content);
    }

    private void wrap(String label, int labelWidth, int indent, String content) {
        StringBuilder line = new StringBuilder(label).repeat(' ', Math.max(0, indent - labelWidth));
        int width = Math.max(indent, labelWidth);
        boolean first = true;
        for (String word : ConsoleText.of(content).split(" ", -1)) {
            if (!first && width + 1 + word.length() > WIDTH) {
                line(line.toString());
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
        line(line.toString());
    }

    public String text() {
        return text.toString();
    }
}
