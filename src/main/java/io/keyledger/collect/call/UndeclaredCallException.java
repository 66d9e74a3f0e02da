package io.keyledger.collect.call;

import java.io.Serial;

/** A call that keyledger must never make. It was not sent. */
public final class UndeclaredCallException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    UndeclaredCallException(String message) {
        super(message);
    }
}
