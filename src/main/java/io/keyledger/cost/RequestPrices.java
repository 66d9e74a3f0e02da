package io.keyledger.cost;

import java.math.BigDecimal;

/** USD per request, by the categories of AWS's price list. */
public record RequestPrices(
        BigDecimal symmetric,
        BigDecimal rsa2048,
        BigDecimal asymmetric,
        BigDecimal dataKeyPairEcc,
        BigDecimal dataKeyPairRsa) {}
