package io.keyledger.snapshot;

import java.io.IOException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Thrown for a snapshot that cannot be used; the message says what is wrong, where, and what to do. */
public class SnapshotException extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    SnapshotException(String message) {
        super(message);
    }

    SnapshotException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
