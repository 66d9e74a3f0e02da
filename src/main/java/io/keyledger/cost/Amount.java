package io.keyledger.cost;

import java.math.BigDecimal;

/**
 * A quantity or a sum of USD, known exactly or only from below.
 *
 * @param atLeast the value, or the part of it that is known
 * @param exact whether that is all
 */
public record Amount(BigDecimal atLeast, boolean exact) {
    public static final Amount ZERO = exactly(BigDecimal.ZERO);
    /** Nothing is known, not even a part. */
    public static final Amount UNKNOWN = atLeast(BigDecimal.ZERO);

    /** All of it. */
    public static Amount exactly(BigDecimal value) {
        return new Amount(value, true);
    }

    /** That much, and perhaps more. */
    public static Amount atLeast(BigDecimal value) {
        return new Amount(value, false);
    }

    /** That much at least; exact where the most is the same. */
    public static Amount between(BigDecimal least, BigDecimal most) {
        return new Amount(least, least.compareTo(most) == 0);
    }

    /** A sum is exact where both parts are. */
    public Amount plus(Amount other) {
        return new Amount(atLeast.add(other.atLeast), exact && other.exact);
    }

    /** A product is exact where both factors are; neither may be negative where one is not exact. */
    public Amount times(Amount other) {
        return new Amount(Money.product(atLeast, other.atLeast), exact && other.exact);
    }

    /** Whether there is nothing to write down but that it is unknown. */
    public boolean isUnknown() {
        return !exact && atLeast.signum() <= 0;
    }
}
