package io.keyledger.evaluate.row;

import java.util.Locale;

/** How a check went over all accounts and Regions. A requirement goes as the first of its checks in this order. */
public enum CheckOutcome {
    FAILED,
    /** Something could not be judged, or may exist unseen. */
    UNKNOWN,
    /** The check was left out, or some of what it judges was not collected by choice. */
    NOT_EVALUATED,
    /** It failed only where that is accepted. */
    WAIVED,
    PASSED,
    /** There was nothing to judge. */
    NOT_APPLICABLE;

    /** The value as written in output files. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
