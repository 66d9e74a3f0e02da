package io.keyledger.cli;

import java.io.Serial;

/** A value of the configuration that its section does not accept. */
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
