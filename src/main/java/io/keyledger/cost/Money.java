package io.keyledger.cost;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/** The one place that rounds: amounts and prorated quantities keep six decimals, a third of one request. */
final class Money {
    private static final int SCALE = 6;
    /** In every figure that says month. */
    static final int MONTH_DAYS = 30;

    private static final BigDecimal SECONDS_A_MONTH =
            BigDecimal.valueOf(Duration.ofDays(MONTH_DAYS).toSeconds());

    private Money() {}

    /** What a quantity costs, in USD. */
    static BigDecimal amount(BigDecimal quantity, BigDecimal unitPrice) {
        return round(quantity.multiply(unitPrice));
    }

    /** What an amount over some days comes to in a month of 30 days. */
    static BigDecimal perMonth(BigDecimal amount, int periodDays) {
        return amount.multiply(BigDecimal.valueOf(MONTH_DAYS))
                .divide(BigDecimal.valueOf(periodDays), SCALE, RoundingMode.HALF_UP);
    }

    /** A time in months of 30 days; none where it is negative. */
    static BigDecimal months(Duration duration) {
        return duration.isNegative()
                ? round(BigDecimal.ZERO)
                : BigDecimal.valueOf(duration.toSeconds()).divide(SECONDS_A_MONTH, SCALE, RoundingMode.HALF_UP);
    }

    private static BigDecimal round(BigDecimal value) {
        return value.setScale(SCALE, RoundingMode.HALF_UP);
    }
}
