package io.keyledger.classify;

/** The state of a key in terms of NIST SP 800-57 Part 1; the mapping from KMS key states is keyledger's, not AWS's. */
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

    /** The value as written in output files. */
    public String text() {
        return text;
    }
}
