package io.keyledger.classify;

/** Who holds the key material that protects data, from nobody to the customer alone. */
public enum Custody {
    UNENCRYPTED("unencrypted"),
    SERVICE_MANAGED("service-managed"),
    AWS_OWNED("aws-owned"),
    AWS_MANAGED("aws-managed"),
    CUSTOMER_MANAGED("customer-managed"),
    IMPORTED("imported"),
    CLOUDHSM("cloudhsm"),
    EXTERNAL_KEY_STORE("external-key-store"),
    CUSTOMER_PROVIDED("customer-provided"),
    UNKNOWN("unknown");

    private final String text;

    Custody(String text) {
        this.text = text;
    }

    /** As every file writes it. */
    public String text() {
        return text;
    }

    /** The same text, so that a configuration is read and its errors are told in the words of the files. */
    @Override
    public String toString() {
        return text;
    }
}
