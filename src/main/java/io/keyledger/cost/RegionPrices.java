package io.keyledger.cost;

import java.math.BigDecimal;

/**
 * The prices of a Region, in USD.
 *
 * @param keyMonth a customer managed key per month
 * @param rotationMonth what a completed rotation adds per month
 * @param rotationsBilled how many rotations add to a key's price; later ones are free
 * @param freeRequestsMonth free requests per account and month, over all Regions
 * @param checked whether AWS's price list was read for this Region
 */
public record RegionPrices(
        BigDecimal keyMonth,
        BigDecimal rotationMonth,
        int rotationsBilled,
        RequestPrices requests,
        long freeRequestsMonth,
        boolean checked) {
    /** What an output says of a Region without prices. */
    static final String MISSING = "no price for this Region: add it to the price file";
}
