package io.keyledger.policy.simulation;

import java.io.Serial;

/** Thrown for a case that cannot be decided; the message says why. */
public final class InvalidCaseException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public InvalidCaseException(String sentence) {
        super(sentence, null, false, false);
    }
}
