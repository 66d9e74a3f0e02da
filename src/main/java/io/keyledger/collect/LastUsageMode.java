package io.keyledger.collect;

import java.util.Locale;

/** The keys whose last use is requested. */
public enum LastUsageMode {
    /** No key. */
    NEVER,
    /** Enabled customer managed keys without requests in CloudWatch. */
    QUIET,
    /** Every key. */
    ALL;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
