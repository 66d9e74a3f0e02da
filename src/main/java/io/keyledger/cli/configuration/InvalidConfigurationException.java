package io.keyledger.cli.configuration;

import io.keyledger.cli.process.UsageException;
import java.io.Serial;

/** Thrown for an invalid value of the configuration. */
public final class InvalidConfigurationException extends UsageException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient SettingPath path;

    /** @param path the value that is invalid */
    public InvalidConfigurationException(SettingPath path, String message) {
        super(message);
        this.path = path;
    }

    /** @param path the value that is invalid */
    public InvalidConfigurationException(SettingPath path, String message, Throwable cause) {
        super(message, cause);
        this.path = path;
    }

    SettingPath path() {
        return path;
    }
}
