package io.keyledger.collect;

import java.math.BigDecimal;

/**
 * What one call of an API action costs.
 *
 * @param usd in US dollars
 * @param source where the price comes from
 * @param verified false where it could not be checked against AWS's price list
 */
public record CallPrice(BigDecimal usd, String source, boolean verified) {
    /** Calls that AWS does not bill. */
    public static final CallPrice FREE = new CallPrice(BigDecimal.ZERO, "not billed", true);

    /** A price given for a thousand calls. */
    public static CallPrice perThousand(String usd, String source, boolean verified) {
        return new CallPrice(new BigDecimal(usd).movePointLeft(3), source, verified);
    }
}
