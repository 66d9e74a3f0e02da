package io.keyledger.cost.cloudtrail;

import java.io.Serial;

/**
 * Ends scanning within a record. Has no stack trace, because a file has many records that are cut at the end of a
 * buffer.
 */
final class UnscannedException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final boolean isCut;

    private UnscannedException(boolean isCut) {
        super(null, null, false, false);
        this.isCut = isCut;
    }

    /** The record continues after the bytes that were read. */
    static UnscannedException cut() {
        return new UnscannedException(true);
    }

    /** Only a full parser can read the record. */
    static UnscannedException irregular() {
        return new UnscannedException(false);
    }

    boolean isCut() {
        return isCut;
    }
}
