package io.keyledger.stub;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Writes one XML document, element by element. */
final class Xml {
    private static final DateTimeFormatter MILLISECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final String root;
    private final StringBuilder text;

    Xml(String root) {
        this.root = root;
        this.text = new StringBuilder(1024)
                .append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<")
                .append(root)
                .append('>');
    }

    Xml(String root, String namespace) {
        this.root = root;
        this.text = new StringBuilder(1024)
                .append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<")
                .append(root)
                .append(" xmlns=\"")
                .append(namespace)
                .append("\">");
    }

    Xml open(String name) {
        text.append('<').append(name).append('>');
        return this;
    }

    Xml close(String name) {
        text.append("</").append(name).append('>');
        return this;
    }

    Xml element(String name, String value) {
        open(name);
        escape(value);
        return close(name);
    }

    Xml element(String name, long value) {
        open(name);
        text.append(value);
        return close(name);
    }

    Xml element(String name, boolean value) {
        open(name);
        text.append(value);
        return close(name);
    }

    Xml element(String name, Instant value) {
        open(name);
        MILLISECONDS.formatTo(value, text);
        return close(name);
    }

    String end() {
        return close(root).text.toString();
    }

    private void escape(String value) {
        for (int index = 0; index < value.length(); index++) {
            char letter = value.charAt(index);
            switch (letter) {
                case '&' -> text.append("&amp;");
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '"' -> text.append("&quot;");
                default -> text.append(letter);
            }
        }
    }
}
