package io.keyledger.stub;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The Price List of KMS in AWS JSON 1.1, a document for each product. Its form is that of AWS's documented answers of
 * GetProducts; asymmetric keys and data key pairs have no product family, as in the Price List. The prices of
 * af-south-1 are made up, so that a Region differs.
 */
final class PricingService implements StubService {
    private static final String TARGET = "AWSPriceListService.";
    private static final int MOST = 100;
    private static final List<String> REGIONS =
            List.of("af-south-1", "eu-west-1", "us-east-1", "us-east-2", "us-gov-west-1", "us-west-2");

    private static final SortedMap<String, String> PRICES = new TreeMap<>(Map.of(
            "KMS-Keys", "1.0000000000",
            "KMS-Requests", "0.0000030000",
            "KMS-Requests-Asymmetric-RSA_2048", "0.0000030000",
            "KMS-Requests-Asymmetric", "0.0000150000",
            "KMS-Requests-GenerateDatakeyPair-ECC", "0.0000100000",
            "KMS-Requests-GenerateDatakeyPair-RSA", "0.0012000000"));

    private final List<String> products = products();

    private static List<String> products() {
        List<String> products = new ArrayList<>();
        for (String region : REGIONS) {
            PRICES.forEach((usageType, usd) -> {
                boolean differs = region.equals("af-south-1") && usageType.equals("KMS-Keys");
                products.add(product(region, usageType, differs ? "1.2500000000" : usd));
            });
        }
        return List.copyOf(products);
    }

    private static String product(String region, String usageType, String usd) {
        String sku = ("SKU" + Math.floorMod((region + usageType).hashCode(), Integer.MAX_VALUE) + "0000000000")
                .substring(0, 13);
        String term = sku + ".JRTCKXETXF";
        ObjectNode document = Json.object();
        ObjectNode product = document.putObject("product");
        if (usageType.equals("KMS-Keys")) {
            product.put("productFamily", "Encryption Key");
        } else if (usageType.equals("KMS-Requests")) {
            product.put("productFamily", "API Request");
        }
        product.putObject("attributes")
                .put("regionCode", region)
                .put("servicecode", "awskms")
                .put("usagetype", region + "-" + usageType)
                .put("locationType", "AWS Region")
                .put("servicename", "AWS Key Management Service")
                .put("operation", "");
        product.put("sku", sku);
        document.put("serviceCode", "awskms");
        ObjectNode offer = document.putObject("terms").putObject("OnDemand").putObject(term);
        ObjectNode dimensions = offer.putObject("priceDimensions");
        if (usageType.equals("KMS-Requests")) {
            dimension(dimensions, term + ".FREE000000", "0", "20000", "0.0000000000");
            dimension(dimensions, term + ".6YS6EN2CT7", "20000", "Inf", usd);
        } else {
            dimension(dimensions, term + ".6YS6EN2CT7", "0", "Inf", usd);
        }
        offer.put("sku", sku).put("effectiveDate", "2026-10-01T00:00:00Z").put("offerTermCode", "JRTCKXETXF");
        document.put("version", "20261105120000").put("publicationDate", "2026-11-05T12:00:00Z");
        return document.toString();
    }

    private static void dimension(ObjectNode dimensions, String rate, String begin, String end, String usd) {
        ObjectNode dimension = dimensions
                .putObject(rate)
                .put("unit", "Requests")
                .put("beginRange", begin)
                .put("endRange", end)
                .put("rateCode", rate);
        dimension.putObject("pricePerUnit").put("USD", usd);
    }

    @Override
    public ErrorForm errorForm() {
        return ErrorForm.JSON;
    }

    @Override
    public Refusals refusals() {
        return Refusals.KMS;
    }

    @Override
    public Operation operation(StubRequest request) {
        String target = request.header("x-amz-target").orElse("");
        if (!target.startsWith(TARGET)) {
            throw new AwsError(400, "UnknownOperationException", "No X-Amz-Target of the Price List");
        }
        return Operation.of(target.substring(TARGET.length()), "", Json.object(request.body()));
    }

    @Override
    public StubResponse answer(StubCall call) {
        call.parameterBeyond(Set.of("ServiceCode", "FormatVersion", "MaxResults", "NextToken"))
                .ifPresent(unknown -> {
                    throw new AwsError(400, "InvalidParameterException", "The stub knows no parameter " + unknown);
                });
        if (!call.operation().equals("GetProducts")
                || !call.text("ServiceCode").orElse("").equals("awskms")) {
            throw new AwsError(400, "UnknownOperationException", "The stub has only the products of KMS");
        }
        // Fewer than asked for, so that there are several pages.
        int limit = Math.min(MOST, call.input("MaxResults").asInt(MOST)) / 8;
        int start = call.text("NextToken")
                .map(token -> PageToken.position(call.operation(), token)
                        .map(Math::toIntExact)
                        .orElseThrow(() -> new AwsError(400, "InvalidNextTokenException", "The token is not valid")))
                .orElse(0);
        int end = Math.min(products.size(), start + limit);
        ObjectNode answer = Json.object().put("FormatVersion", "aws_v1");
        ArrayNode page = answer.putArray("PriceList");
        products.subList(start, end).forEach(page::add);
        if (end < products.size()) {
            answer.put("NextToken", PageToken.of(call.operation(), end));
        }
        return StubResponse.of(200, "application/x-amz-json-1.1", Json.bytes(answer));
    }
}
