package io.keyledger.evaluate.diff;

import java.util.Locale;

/** What changed between two runs, the most urgent first. */
public enum ChangeType {
    NEW,
    WAIVER_ENDED,
    WORSENED,
    LOST_FROM_SIGHT,
    SEEN_AT_LAST,
    NOT_COMPARABLE,
    EASED,
    FIXED,
    GONE,
    WAIVED,
    DELETION_SCHEDULED,
    DELETION_CANCELLED,
    DELETION_DATE_CHANGED,
    MATERIAL_EXPIRING,
    MATERIAL_RENEWED,
    KEY_DISABLED,
    KEY_ENABLED,
    KEY_STATE_CHANGED,
    KEY_CREATED,
    KEY_GONE,
    KEY_ROTATED,
    ROTATION_OFF,
    ROTATION_ON,
    CUSTODY_DOWN,
    CUSTODY_UP,
    KEY_CHANGED,
    ACCESS_GAINED,
    ACCESS_LOST,
    GRANT_ADDED,
    GRANT_RETIRED,
    REQUESTS_UP,
    REQUESTS_DOWN,
    COST_UP,
    COST_DOWN,
    COVERAGE_WORSE,
    COVERAGE_BETTER;

    /** The value as written in output files. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
