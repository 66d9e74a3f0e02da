package io.keyledger.cost;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What one of the audit's own calls costs.
 *
 * @param usd absent if no price is known; in a price sheet, absent if a call costs as much as a symmetric KMS request
 *     in its Region
 * @param verified whether AWS documents the price for this call
 */
public record CallPrice(@Nullable BigDecimal usd, boolean verified, String note) {
    /** The cost of a number of calls. */
    public Amount amount(long calls) {
        return Amount.exactly(BigDecimal.valueOf(calls)).times(unitPrice());
    }

    Amount unitPrice() {
        return usd == null ? Amount.UNKNOWN : Amount.exactly(usd);
    }
}
