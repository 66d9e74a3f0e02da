package io.keyledger.cost.breakdown;

/** What costs are summed by. */
public enum Dimension {
    KEY("key"),
    SERVICE("service"),
    CALLER("caller"),
    RESOURCE("resource"),
    CUSTODY("custody"),
    OPERATION("operation"),
    ACCOUNT("account"),
    REGION("Region"),
    TAG("tag");

    private final String text;

    Dimension(String text) {
        this.text = text;
    }

    /** In words. */
    public String text() {
        return text;
    }
}
