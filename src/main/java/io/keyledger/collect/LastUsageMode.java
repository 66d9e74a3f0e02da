package io.keyledger.collect;

import java.util.Locale;

/** Which keys are asked for their last use. */
public enum LastUsageMode {
    /** None. */
    NEVER,
    /** Enabled customer managed keys for which CloudWatch shows no requests. */
    QUIET,
    /** Every key. */
    ALL;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
