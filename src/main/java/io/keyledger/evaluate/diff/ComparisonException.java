package io.keyledger.evaluate.diff;

import java.io.IOException;

/** Thrown if a folder is not a run that can be compared; the message says what is wrong in one sentence. */
public final class ComparisonException extends IOException {
    private static final long serialVersionUID = 1;

    public ComparisonException(String problem) {
        super(problem);
    }
}
