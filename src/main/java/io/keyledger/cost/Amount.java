package io.keyledger.cost;

import java.math.BigDecimal;

/**
 * A quantity or an amount in USD, known exactly or only as a lower bound.
 *
 * @param atLeast the value or its lower bound
 * @param exact whether the value is exact
 */
public record Amount(BigDecimal atLeast, boolean exact) {
    public static final Amount ZERO = exactly(BigDecimal.ZERO);
    /** No lower bound is known. */
    public static final Amount UNKNOWN = atLeast(BigDecimal.ZERO);

    /** An exact value. */
    public static Amount exactly(BigDecimal value) {
        return new Amount(value, true);
    }

    /** A lower bound. */
    public static Amount atLeast(BigDecimal value) {
        return new Amount(value, false);
    }

    /** The lower bound of a range; exact if both bounds are equal. */
    public static Amount between(BigDecimal least, BigDecimal most) {
        return new Amount(least, least.compareTo(most) == 0);
    }

    /** The sum; exact if both parts are. */
    public Amount plus(Amount other) {
        return new Amount(atLeast.add(other.atLeast), exact && other.exact);
    }

    /** The product; exact if both factors are. If one is not exact, neither may be negative. */
    public Amount times(Amount other) {
        return new Amount(atLeast.multiply(other.atLeast), exact && other.exact);
    }

    /** Whether not even a lower bound is known. */
    public boolean isUnknown() {
        return !exact && atLeast.signum() <= 0;
    }
}
