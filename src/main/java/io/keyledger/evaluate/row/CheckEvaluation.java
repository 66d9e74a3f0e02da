package io.keyledger.evaluate.row;

import java.util.Locale;

/** Whether a run evaluated a check, or why not. */
public enum CheckEvaluation {
    EVALUATED,
    /** Left out by {@code --check}, {@code --severity} or {@code --framework}. */
    NOT_SELECTED,
    /** Disabled by the settings. */
    DISABLED,
    /** Everything that it judges was left out of the collection by choice. */
    NOT_COLLECTED,
    /** It judges a bill, and none was given. */
    NO_BILL;

    /** The value as written in output files. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
