package io.keyledger.inventory;

/** What an API action is asked for, and so what is missing where it was not answered. */
public enum CallRole {
    /** Finds resources: without an answer, whole resources may be hidden. */
    LISTING("listing"),
    /** Reads a fact of a resource that is known already: without an answer, that resource shows what is missing. */
    DETAIL("detail");

    private final String text;

    CallRole(String text) {
        this.text = text;
    }

    /** As every file writes it. */
    public String text() {
        return text;
    }
}
