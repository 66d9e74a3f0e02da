package io.keyledger.cost;

import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The price of one cryptographic request by operation and key spec, after AWS's price list.
 *
 * @param unitPrice a lower bound if operation and key spec do not determine it
 * @param freeTier whether the request counts towards the free tier
 * @param usageType the usage type in the price list and on the bill, without its Region; empty if it is not determined
 */
record RequestPricing(Amount unitPrice, boolean freeTier, Confidence confidence, String note, String usageType) {
    // AWS KMS API reference: these operations do not accept asymmetric keys.
    private static final Set<String> SYMMETRIC_ONLY =
            Set.of("GenerateDataKey", "GenerateDataKeyWithoutPlaintext", "GenerateMac", "VerifyMac");
    private static final Set<String> SYMMETRIC_OR_RSA =
            Set.of("Encrypt", "Decrypt", "ReEncrypt", "ReEncryptFrom", "ReEncryptTo");

    private static final Set<String> CRYPTOGRAPHIC = Set.of(
            "Encrypt",
            "Decrypt",
            "ReEncrypt",
            "ReEncryptFrom",
            "ReEncryptTo",
            "Sign",
            "Verify",
            "DeriveSharedSecret",
            "GetPublicKey");

    /** Used if no price is known for the Region. */
    static final RequestPricing NONE =
            new RequestPricing(Amount.UNKNOWN, false, Confidence.UNKNOWN, RegionPrices.MISSING, "");

    /**
     * The price of a request.
     *
     * @param keyPairSpec the spec of a data key pair; empty if unknown
     * @param keySpec absent if unknown
     * @param gone whether the key no longer exists, so that its spec cannot be found
     */
    static RequestPricing of(
            String operation, String keyPairSpec, @Nullable String keySpec, boolean gone, RequestPrices prices) {
        if (operation.startsWith("GenerateDataKeyPair")) {
            if (!keyPairSpec.isEmpty()) {
                BigDecimal price = keyPairSpec.startsWith("RSA_") ? prices.dataKeyPairRsa() : prices.dataKeyPairEcc();
                return new RequestPricing(
                        Amount.exactly(price),
                        false,
                        Confidence.MEASURED,
                        keyPairSpec,
                        keyPairSpec.startsWith("RSA_") ? UsageTypes.KEY_PAIRS_RSA : UsageTypes.KEY_PAIRS_ECC);
            }
            return between(
                    prices.dataKeyPairEcc(),
                    prices.dataKeyPairRsa(),
                    "depends on the key pair, which the metric does not report: %s (ECC) to %s (RSA) USD per request");
        }
        if (SYMMETRIC_ONLY.contains(operation)) {
            return new RequestPricing(
                    Amount.exactly(prices.symmetric()), true, Confidence.MEASURED, "", UsageTypes.REQUESTS);
        }
        if (!CRYPTOGRAPHIC.contains(operation)) {
            return new RequestPricing(
                    Amount.exactly(prices.symmetric()),
                    true,
                    Confidence.ESTIMATE,
                    "AWS documents no exemption for management requests",
                    UsageTypes.REQUESTS);
        }
        return keySpec == null ? ofUnknownSpec(operation, gone, prices) : ofSpec(keySpec, prices);
    }

    private static RequestPricing ofUnknownSpec(String operation, boolean gone, RequestPrices prices) {
        if (gone && SYMMETRIC_OR_RSA.contains(operation)) {
            return new RequestPricing(
                    Amount.exactly(prices.symmetric()),
                    true,
                    Confidence.ESTIMATE,
                    "the key spec is unknown and assumed to be symmetric; other keys cost up to %s USD per request"
                            .formatted(prices.asymmetric().toPlainString()),
                    UsageTypes.REQUESTS);
        }
        return between(
                prices.symmetric().min(prices.rsa2048()),
                prices.asymmetric(),
                "depends on the unknown key spec: %s to %s USD per request");
    }

    private static RequestPricing between(BigDecimal least, BigDecimal most, String note) {
        BigDecimal lower = least.min(most);
        BigDecimal upper = least.max(most);
        return new RequestPricing(
                Amount.between(lower, upper),
                false,
                Confidence.ESTIMATE,
                note.formatted(lower.toPlainString(), upper.toPlainString()),
                "");
    }

    private static RequestPricing ofSpec(String keySpec, RequestPrices prices) {
        if (keySpec.equals("SYMMETRIC_DEFAULT") || keySpec.startsWith("HMAC_")) {
            return new RequestPricing(
                    Amount.exactly(prices.symmetric()), true, Confidence.MEASURED, "", UsageTypes.REQUESTS);
        }
        if (keySpec.equals("RSA_2048")) {
            return new RequestPricing(
                    Amount.exactly(prices.rsa2048()), false, Confidence.MEASURED, "", UsageTypes.RSA_2048);
        }
        if (keySpec.startsWith("RSA_") || keySpec.startsWith("ECC_") || keySpec.equals("SM2")) {
            return new RequestPricing(
                    Amount.exactly(prices.asymmetric()), false, Confidence.MEASURED, "", UsageTypes.ASYMMETRIC);
        }
        return new RequestPricing(
                Amount.exactly(prices.asymmetric()),
                false,
                Confidence.ESTIMATE,
                "priced like other asymmetric keys; AWS's page does not list it",
                UsageTypes.ASYMMETRIC);
    }
}
