package io.keyledger.snapshot;

import java.io.IOException;
import java.io.Serial;

/** A snapshot that cannot be used; the message says what is wrong, where, and what to do. */
public final class SnapshotException extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    SnapshotException(String message) {
        super(message);
    }

    SnapshotException(String message, Throwable cause) {
        super(message, cause);
    }
}
