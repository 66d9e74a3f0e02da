package io.keyledger.check;

/** How a check of a resource ended. */
public enum Status {
    PASS,
    FAIL,
    UNKNOWN,
    NOT_APPLICABLE,
    WAIVED
}
