package io.keyledger.cost;

import java.math.BigDecimal;

/**
 * Requests that a free tier may cover.
 *
 * @param requests within the period
 * @param requestsPerMonth in thirty days of the present state at the pace of the period
 */
public record FreeTierUse(long requests, BigDecimal requestsPerMonth) {
    public static final FreeTierUse NONE = new FreeTierUse(0, BigDecimal.ZERO);

    FreeTierUse plus(FreeTierUse other) {
        return new FreeTierUse(requests + other.requests, requestsPerMonth.add(other.requestsPerMonth));
    }
}
