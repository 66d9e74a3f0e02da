package io.keyledger.cli;

import java.io.Serial;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Thrown for a problem that the user can fix; the message says what is wrong, where, and what to do, in one sentence.
 */
public final class UsageException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient @Nullable SettingPath path;

    public UsageException(String message) {
        super(message);
        this.path = null;
    }

    public UsageException(String message, Throwable cause) {
        super(message, cause);
        this.path = null;
    }

    /** @param path the value of the configuration that is invalid */
    UsageException(SettingPath path, String message) {
        super(message);
        this.path = path;
    }

    /** @param path the value of the configuration that is invalid */
    UsageException(SettingPath path, String message, Throwable cause) {
        super(message, cause);
        this.path = path;
    }

    /** The value of the configuration that is invalid; empty for another problem. */
    Optional<SettingPath> path() {
        return Optional.ofNullable(path);
    }
}
