package io.keyledger.cost;

/** How sure an amount is, the surest first. */
public enum Confidence {
    /** Measured quantity at a published price. */
    MEASURED("measured"),
    /** A rule that AWS documents, applied to facts that were read. */
    DERIVED("derived"),
    /** Rests on something that AWS does not document; the note says on what. */
    ESTIMATE("estimate"),
    /** Cannot be said: no price, or no quantity. */
    UNKNOWN("unknown");

    private final String text;

    Confidence(String text) {
        this.text = text;
    }

    /** The less sure of the two. */
    Confidence orLess(Confidence other) {
        return other.compareTo(this) > 0 ? other : this;
    }

    /** As every file writes it. */
    public String text() {
        return text;
    }
}
