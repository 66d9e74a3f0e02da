package io.keyledger.cost;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/** The only place that rounds: fractions of a month to six decimals, monthly rates to nine. Products are exact. */
final class Money {
    private static final int MONTHS_SCALE = 6;
    /** Chosen so that the rounding errors of a million lines stay below a cent. */
    static final int PACE_SCALE = 9;
    /** The length of a month in every monthly amount. */
    static final int MONTH_DAYS = 30;

    private static final BigDecimal SECONDS_A_MONTH =
            BigDecimal.valueOf(Duration.ofDays(MONTH_DAYS).toSeconds());

    private Money() {}

    /** A quantity at a price. */
    static BigDecimal product(BigDecimal quantity, BigDecimal unitPrice) {
        return quantity.multiply(unitPrice);
    }

    /** An amount over some days as a rate per month of 30 days. */
    static Amount perMonth(Amount amount, int periodDays) {
        return new Amount(
                amount.atLeast()
                        .multiply(BigDecimal.valueOf(MONTH_DAYS))
                        .divide(BigDecimal.valueOf(periodDays), PACE_SCALE, RoundingMode.HALF_EVEN),
                amount.exact());
    }

    /** A duration in months of 30 days; zero if negative. */
    static BigDecimal months(Duration duration) {
        return duration.isNegative()
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(duration.toSeconds()).divide(SECONDS_A_MONTH, MONTHS_SCALE, RoundingMode.HALF_UP);
    }
}
