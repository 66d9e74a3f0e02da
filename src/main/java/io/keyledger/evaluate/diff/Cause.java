package io.keyledger.evaluate.diff;

import java.util.Locale;

/** Why two runs differ. */
public enum Cause {
    /** The account changed. */
    AWS,
    /** Settings, prices or framework mappings changed. */
    CONFIGURATION,
    /** Time passed. */
    CLOCK,
    /** Another version of keyledger evaluated the snapshot. */
    TOOL,
    /** Other accounts, Regions or services were audited. */
    SCOPE;

    /** The value as written in output files. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
