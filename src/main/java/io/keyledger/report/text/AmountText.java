package io.keyledger.report.text;

import io.keyledger.cost.Amount;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Prints amounts for programs: plain decimals, {@code 31.00+} for a lower bound, {@code unknown} without any. */
public final class AmountText {
    private static final String UNKNOWN = "unknown";

    private AmountText() {}

    /** A number that is exact or a lower bound; empty if it does not apply. */
    public static String quantity(@Nullable Amount amount) {
        return of(amount, 0);
    }

    /** USD with at least two decimals; empty if it does not apply. */
    public static String usd(@Nullable Amount amount) {
        return of(amount, 2);
    }

    private static String of(@Nullable Amount amount, int decimals) {
        if (amount == null) {
            return "";
        }
        if (amount.isUnknown()) {
            return UNKNOWN;
        }
        BigDecimal plain = amount.atLeast().stripTrailingZeros();
        return plain.setScale(Math.max(plain.scale(), decimals)).toPlainString() + (amount.exact() ? "" : "+");
    }
}
