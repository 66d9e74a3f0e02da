package io.keyledger.policy.language;

/** A place in a policy document: its JSON pointer, and line and column counted from 1. */
public record Position(String pointer, int line, int column) {
    /** The start of a document. */
    public static final Position START = new Position("", 1, 1);

    @Override
    public String toString() {
        return (pointer.isEmpty() ? "document" : pointer) + " (line " + line + ", column " + column + ")";
    }
}
