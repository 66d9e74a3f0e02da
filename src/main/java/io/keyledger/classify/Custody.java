package io.keyledger.classify;

/** Who holds the key material that protects data, from nobody to only the customer. */
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

    /** The value as written in output files. */
    public String text() {
        return text;
    }

    /** The same text, so that configuration and error messages use the values of the output files. */
    @Override
    public String toString() {
        return text;
    }
}
