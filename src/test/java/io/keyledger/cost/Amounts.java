package io.keyledger.cost;

import org.jspecify.annotations.Nullable;

/** Amounts as tests read them. */
final class Amounts {
    private Amounts() {}

    /** The plain number, with a plus behind what is known from below. */
    static String text(@Nullable Amount amount) {
        if (amount == null) {
            return "";
        }
        return amount.isUnknown()
                ? "unknown"
                : amount.atLeast().stripTrailingZeros().toPlainString() + (amount.exact() ? "" : "+");
    }
}
