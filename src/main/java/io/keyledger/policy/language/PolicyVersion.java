package io.keyledger.policy.language;

/** The version of the policy language; a document that states none is {@link #V2008_10_17}. */
public enum PolicyVersion {
    V2008_10_17("2008-10-17"),
    V2012_10_17("2012-10-17");

    private final String text;

    PolicyVersion(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    /** Policy variables are plain text in documents of the older version. */
    public boolean hasVariables() {
        return this == V2012_10_17;
    }
}
