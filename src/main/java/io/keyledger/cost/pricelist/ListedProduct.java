package io.keyledger.cost.pricelist;

import io.keyledger.cost.UsageTypes;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A product of the Price List.
 *
 * @param region its Region; empty if it is for all Regions
 * @param usageType its usage type without the Region
 * @param publicationDate when AWS published its price
 * @param tiers its prices on demand
 * @param otherCurrencies currencies of prices that are not in USD
 */
record ListedProduct(
        String region, String usageType, String publicationDate, List<Tier> tiers, List<String> otherCurrencies) {
    private static final String US_DOLLAR = "USD";
    private static final String INFINITE = "Inf";

    /**
     * The price of a range of quantities.
     *
     * @param upTo where it ends; null if it has no end
     */
    record Tier(BigDecimal usd, @Nullable BigDecimal upTo) {
        boolean isFree() {
            return usd.signum() == 0;
        }
    }

    /**
     * Parses a product.
     *
     * @throws PriceListException if the document is not one of the Price List
     */
    static ListedProduct parse(String document) {
        try {
            JsonNode json = JsonMapper.shared().readTree(document);
            JsonNode attributes = json.path("product").path("attributes");
            String listed = attributes.path("usagetype").asString("");
            if (listed.isEmpty()) {
                throw new PriceListException("a product has no usagetype");
            }
            List<Tier> tiers = new ArrayList<>();
            List<String> otherCurrencies = new ArrayList<>();
            for (Map.Entry<String, JsonNode> term :
                    json.path("terms").path("OnDemand").properties()) {
                for (Map.Entry<String, JsonNode> dimension :
                        term.getValue().path("priceDimensions").properties()) {
                    add(dimension.getValue(), listed, tiers, otherCurrencies);
                }
            }
            return new ListedProduct(
                    UsageTypes.region(listed)
                            .orElse(attributes.path("regionCode").asString("")),
                    UsageTypes.withoutRegion(listed),
                    json.path("publicationDate").asString(""),
                    List.copyOf(tiers),
                    List.copyOf(otherCurrencies));
        } catch (JacksonException invalid) {
            throw new PriceListException("a product is not JSON");
        }
    }

    private static void add(JsonNode dimension, String listed, List<Tier> tiers, List<String> otherCurrencies) {
        JsonNode prices = dimension.path("pricePerUnit");
        if (!prices.has(US_DOLLAR)) {
            otherCurrencies.addAll(prices.propertyNames());
            return;
        }
        String end = dimension.path("endRange").asString(INFINITE);
        tiers.add(new Tier(
                number(prices.path(US_DOLLAR).asString(""), listed),
                end.equals(INFINITE) ? null : number(end, listed)));
    }

    private static BigDecimal number(String text, String listed) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException _) {
            throw new PriceListException("the price of " + listed + " is '" + text + "', which is not a number");
        }
    }
}
