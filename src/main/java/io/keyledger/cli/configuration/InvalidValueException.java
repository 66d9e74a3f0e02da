package io.keyledger.cli.configuration;

import java.io.Serial;

/** Thrown for an invalid value of a section of the configuration. */
final class InvalidValueException extends IllegalArgumentException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String key;

    /**
     * @param key the key within its section
     * @param demand what the value must be, after the words "must be"
     */
    InvalidValueException(String key, String demand) {
        super("must be " + demand);
        this.key = key;
    }

    String key() {
        return key;
    }

    static void require(boolean holds, String key, String demand) {
        if (!holds) {
            throw new InvalidValueException(key, demand);
        }
    }
}
