package io.keyledger.cost;

/** How certain an amount is, the most certain first. */
public enum Confidence {
    /** A measured quantity at a published price. */
    MEASURED("measured"),
    /** Derived by a rule that AWS documents from facts that were read. */
    DERIVED("derived"),
    /** Relies on an assumption that AWS does not document; the note names it. */
    ESTIMATE("estimate"),
    /** Unknown, because the price or the quantity is missing. */
    UNKNOWN("unknown");

    private final String text;

    Confidence(String text) {
        this.text = text;
    }

    /** The less certain of the two. */
    public Confidence orLess(Confidence other) {
        return other.compareTo(this) > 0 ? other : this;
    }

    /** The value as written in output files. */
    public String text() {
        return text;
    }
}
