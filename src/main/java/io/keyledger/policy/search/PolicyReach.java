package io.keyledger.policy.search;

import java.util.Locale;

/** From how far away a principal can use a key, the nearest first. */
public enum PolicyReach {
    NONE,
    ACCOUNT,
    SERVICE,
    ORGANIZATION,
    CROSS_ACCOUNT,
    PUBLIC,
    /** The search gave up, or something that decides could not be read. */
    UNKNOWN;

    /** As it stands in reports. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
