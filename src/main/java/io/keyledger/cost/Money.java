package io.keyledger.cost;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/** The one place that rounds: a time as a part of a month to six decimals, a month's pace to nine. Products are exact. */
final class Money {
    private static final int MONTHS_SCALE = 6;
    /** A million lines that are each rounded come to less than a cent. */
    private static final int PACE_SCALE = 9;
    /** In every figure that says month. */
    static final int MONTH_DAYS = 30;

    private static final BigDecimal SECONDS_A_MONTH =
            BigDecimal.valueOf(Duration.ofDays(MONTH_DAYS).toSeconds());

    private Money() {}

    /** A quantity at a price. */
    static BigDecimal product(BigDecimal quantity, BigDecimal unitPrice) {
        return quantity.multiply(unitPrice);
    }

    /** What an amount over some days comes to in a month of 30 days. */
    static Amount perMonth(Amount amount, int periodDays) {
        return new Amount(
                amount.atLeast()
                        .multiply(BigDecimal.valueOf(MONTH_DAYS))
                        .divide(BigDecimal.valueOf(periodDays), PACE_SCALE, RoundingMode.HALF_EVEN),
                amount.exact());
    }

    /** A time in months of 30 days; none where it is negative. */
    static BigDecimal months(Duration duration) {
        return duration.isNegative()
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(duration.toSeconds()).divide(SECONDS_A_MONTH, MONTHS_SCALE, RoundingMode.HALF_UP);
    }
}
