package io.keyledger.collect.call;

import java.io.Serial;

/** An action is no longer called. The message says why. */
final class GivenUpException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    GivenUpException(String message) {
        super(message);
    }
}
