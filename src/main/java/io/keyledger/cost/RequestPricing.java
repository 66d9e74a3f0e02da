package io.keyledger.cost;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The price of one cryptographic request by operation and key spec, after AWS's price list.
 *
 * @param unitPrice absent where operation and key spec do not decide it
 * @param freeTier whether the request counts towards the free tier
 */
record RequestPricing(@Nullable BigDecimal unitPrice, boolean freeTier, Confidence confidence, String note) {
    static RequestPricing of(String operation, @Nullable String keySpec, RequestPrices prices) {
        if (operation.startsWith("GenerateDataKeyPair")) {
            return new RequestPricing(
                    null,
                    false,
                    Confidence.UNKNOWN,
                    "depends on the key pair, which the metric does not tell: %s (ECC) to %s (RSA) USD a request"
                            .formatted(
                                    prices.dataKeyPairEcc().toPlainString(),
                                    prices.dataKeyPairRsa().toPlainString()));
        }
        if (keySpec == null) {
            return new RequestPricing(null, false, Confidence.UNKNOWN, "the key spec could not be read");
        }
        if (keySpec.equals("SYMMETRIC_DEFAULT") || keySpec.startsWith("HMAC_")) {
            return new RequestPricing(prices.symmetric(), true, Confidence.MEASURED, "");
        }
        if (keySpec.equals("RSA_2048")) {
            return new RequestPricing(prices.rsa2048(), false, Confidence.MEASURED, "");
        }
        if (keySpec.startsWith("RSA_") || keySpec.startsWith("ECC_") || keySpec.equals("SM2")) {
            return new RequestPricing(prices.asymmetric(), false, Confidence.MEASURED, "");
        }
        return new RequestPricing(
                prices.asymmetric(),
                false,
                Confidence.ESTIMATE,
                "priced as any other asymmetric key; not on AWS's page");
    }
}
