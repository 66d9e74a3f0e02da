package io.keyledger.cost;

import java.math.BigDecimal;

/** Requests over some days. */
public record RequestRate(BigDecimal requests, BigDecimal days) {
    private static final BigDecimal FACTOR = BigDecimal.TEN;
    private static final BigDecimal FEW_A_DAY = new BigDecimal(1000);

    public RequestRate {
        if (days.signum() <= 0) {
            throw new IllegalArgumentException("requests over " + days + " days have no rate");
        }
    }

    /**
     * Whether this is at least ten times another rate, and so many that it means something: something new uses the key.
     * A few requests a day mean nothing.
     */
    public boolean isTenTimes(RequestRate other) {
        return requests.compareTo(FEW_A_DAY.multiply(days)) >= 0
                && requests.multiply(other.days)
                                .compareTo(other.requests.multiply(days).multiply(FACTOR))
                        >= 0;
    }
}
