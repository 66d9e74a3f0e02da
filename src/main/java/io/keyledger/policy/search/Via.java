package io.keyledger.policy.search;

/** Through what a principal has access. */
public enum Via {
    KEY_POLICY("key policy"),
    ROOT_DELEGATION("root delegation and IAM"),
    GRANT("grant");

    private final String text;

    Via(String text) {
        this.text = text;
    }

    /** As it stands in reports. */
    public String text() {
        return text;
    }
}
