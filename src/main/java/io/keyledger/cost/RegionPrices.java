package io.keyledger.cost;

import java.math.BigDecimal;

/**
 * The prices of a Region, in USD.
 *
 * @param keyMonth a customer managed key for a month
 * @param rotationMonth what a completed rotation adds to a key for a month
 * @param rotationsBilled how many rotations add to a key's price; later ones are free
 * @param freeRequestsMonth requests a month that an account does not pay, over all Regions
 * @param checked whether AWS's price list was read for this very Region
 */
public record RegionPrices(
        BigDecimal keyMonth,
        BigDecimal rotationMonth,
        int rotationsBilled,
        RequestPrices requests,
        long freeRequestsMonth,
        boolean checked) {}
