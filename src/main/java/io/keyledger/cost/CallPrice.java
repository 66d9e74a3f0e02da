package io.keyledger.cost;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What one of the audit's own calls costs.
 *
 * @param usd absent where no price is known; in a price sheet, where a call costs what a symmetric KMS request costs
 *     in its Region
 * @param verified whether AWS documents the price for this call
 */
public record CallPrice(@Nullable BigDecimal usd, boolean verified, String note) {
    /** What so many calls cost. */
    public Amount amount(long calls) {
        return Amount.exactly(BigDecimal.valueOf(calls)).times(unitPrice());
    }

    Amount unitPrice() {
        return usd == null ? Amount.UNKNOWN : Amount.exactly(usd);
    }
}
