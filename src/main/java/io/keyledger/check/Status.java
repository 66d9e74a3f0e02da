package io.keyledger.check;

/** The status of a check on a resource. */
public enum Status {
    PASS,
    FAIL,
    UNKNOWN,
    NOT_APPLICABLE,
    WAIVED
}
