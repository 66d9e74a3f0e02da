package io.keyledger.check;

import java.io.Serial;

/** Thrown for a setting outside its valid range. */
public final class InvalidSettingException extends IllegalArgumentException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String key;

    /**
     * Refuses a setting.
     *
     * @param key the setting within its section
     * @param demand what it must be, after the words "must be"
     */
    InvalidSettingException(String key, String demand) {
        super(key + " must be " + demand);
        this.key = key;
    }

    /** The setting within its section. */
    public String key() {
        return key;
    }
}
