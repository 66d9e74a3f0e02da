package io.keyledger.cli.process;

import java.io.Serial;

/**
 * Thrown for a problem that the user can fix; the message says what is wrong, where, and what to do, in one sentence.
 */
public class UsageException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public UsageException(String message) {
        super(message);
    }

    public UsageException(String message, Throwable cause) {
        super(message, cause);
    }
}
