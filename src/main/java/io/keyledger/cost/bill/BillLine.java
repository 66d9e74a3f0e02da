package io.keyledger.cost.bill;

import io.keyledger.cost.UsageTypes;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * A line of a bill about KMS.
 *
 * @param periodStart the start of the billing period
 * @param periodEnd its exclusive end
 * @param accountId the account that used KMS
 * @param region the Region; {@code global} if the bill names none
 * @param usageType the usage type without its Region, for example {@code KMS-Requests}
 * @param charge what kind of line it is, in the bill's own words
 * @param usage whether it is usage rather than tax, credit or discount
 * @param start the start of the usage
 * @param end its exclusive end
 * @param usd what was billed
 * @param quantity how much was used
 */
public record BillLine(
        Instant periodStart,
        Instant periodEnd,
        String accountId,
        String region,
        String usageType,
        String charge,
        boolean usage,
        Instant start,
        Instant end,
        BigDecimal usd,
        BigDecimal quantity) {
    private static final String GLOBAL = "global";

    /** The usage type without its Region. */
    public static String usageType(String billed) {
        return UsageTypes.withoutRegion(billed);
    }

    /** The Region that a usage type starts with, else the one that the bill names, else {@code global}. */
    public static String region(String billedUsageType, String named) {
        return UsageTypes.region(billedUsageType).orElse(named.isEmpty() ? GLOBAL : named);
    }
}
