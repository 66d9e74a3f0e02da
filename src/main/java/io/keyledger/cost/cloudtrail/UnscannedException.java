package io.keyledger.cost.cloudtrail;

import java.io.Serial;

/** Ends scanning within a record. Thrown often, so without a stack trace. */
final class UnscannedException extends RuntimeException {
    /** The record continues after the bytes that were read. */
    static final UnscannedException CUT = new UnscannedException();
    /** The record may be read by a full parser only. */
    static final UnscannedException IRREGULAR = new UnscannedException();

    @Serial
    private static final long serialVersionUID = 1;

    private UnscannedException() {
        super(null, null, false, false);
    }
}
