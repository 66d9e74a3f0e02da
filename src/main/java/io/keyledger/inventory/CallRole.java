package io.keyledger.inventory;

/** What an API action is called for, and so what is missing if it is not answered. */
public enum CallRole {
    /** Lists resources: without an answer, whole resources may be hidden. */
    LISTING("listing"),
    /** Reads a detail of a known resource: without an answer, that resource shows the gap. */
    DETAIL("detail");

    private final String text;

    CallRole(String text) {
        this.text = text;
    }

    /** The value as written in output files. */
    public String text() {
        return text;
    }
}
