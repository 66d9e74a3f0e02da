package io.keyledger.classify;

/** The state of a key in the terms of NIST SP 800-57 Part 1; the mapping from KMS key states is ours, not AWS's. */
public enum Lifecycle {
    PRE_ACTIVATION("pre-activation"),
    ACTIVE("active"),
    SUSPENDED("suspended"),
    DEACTIVATED("deactivated"),
    DESTROYED("destroyed"),
    UNKNOWN("unknown");

    private final String text;

    Lifecycle(String text) {
        this.text = text;
    }

    /** As every file writes it. */
    public String text() {
        return text;
    }
}
