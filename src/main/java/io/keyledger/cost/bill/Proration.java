package io.keyledger.cost.bill;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/** Amounts in proportion to time. */
final class Proration {
    private static final int SCALE = 9;

    private Proration() {}

    /** What an amount for one length of time is for another; unchanged if that time is empty. */
    static BigDecimal of(BigDecimal amount, Duration to, Duration from) {
        return to.equals(from) || from.isZero()
                ? amount
                : amount.multiply(BigDecimal.valueOf(to.toSeconds()))
                        .divide(BigDecimal.valueOf(from.toSeconds()), SCALE, RoundingMode.HALF_EVEN);
    }
}
