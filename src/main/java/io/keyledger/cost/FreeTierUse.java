package io.keyledger.cost;

import java.math.BigDecimal;

/**
 * Requests that a free tier may cover.
 *
 * @param requests within the period
 * @param requestsPerMonth requests in thirty days at the pace of the period and in the present state
 */
public record FreeTierUse(long requests, BigDecimal requestsPerMonth) {
    public static final FreeTierUse NONE = new FreeTierUse(0, BigDecimal.ZERO);

    FreeTierUse plus(FreeTierUse other) {
        return new FreeTierUse(requests + other.requests, requestsPerMonth.add(other.requestsPerMonth));
    }
}
