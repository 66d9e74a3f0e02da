package io.keyledger.cost;

import java.math.BigDecimal;

/** USD for one request, by what AWS distinguishes on its price list. */
public record RequestPrices(
        BigDecimal symmetric,
        BigDecimal rsa2048,
        BigDecimal asymmetric,
        BigDecimal dataKeyPairEcc,
        BigDecimal dataKeyPairRsa) {}
