package io.keyledger.cost.pricelist;

import io.keyledger.cost.CallPrice;
import io.keyledger.cost.PriceSheet;
import io.keyledger.cost.RegionPrices;
import io.keyledger.cost.RequestPrices;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** Writes a price sheet as {@link io.keyledger.cost.PriceSheetReader} reads it. */
public final class PriceSheetWriter {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
            .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
            .build();

    private PriceSheetWriter() {}

    /** The sheet as YAML, with notes as comments at its head. */
    public static String yaml(ListedPrices.Refreshed refreshed) {
        PriceSheet sheet = refreshed.sheet();
        StringBuilder text = new StringBuilder("""
            # What AWS KMS costs, in USD, from AWS's Price List. Set costs.prices in the configuration to use this file.
            #
            """);
        refreshed.notes().forEach(note -> text.append("# ").append(note).append('\n'));
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("as_of", sheet.asOf().toString());
        root.put("source", sheet.source());
        Map<String, Object> partitions = new LinkedHashMap<>();
        sheet.partitions().forEach((name, prices) -> {
            Map<String, Object> partition = prices(prices);
            List<String> checked = sheet.regionsChecked().getOrDefault(name, Set.of()).stream()
                    .sorted()
                    .toList();
            partition.put("regions_checked", checked);
            partitions.put(name, partition);
        });
        root.put("partitions", partitions);
        Map<String, Object> regions = new LinkedHashMap<>();
        sheet.regions().forEach((name, prices) -> regions.put(name, prices(prices)));
        root.put("regions", regions);
        Map<String, Object> audit = new LinkedHashMap<>();
        sheet.audit().forEach((name, call) -> audit.put(name, call(call)));
        root.put("audit", audit);
        return text.append('\n').append(YAML.writeValueAsString(root)).toString();
    }

    private static Map<String, Object> prices(RegionPrices prices) {
        RequestPrices requests = prices.requests();
        Map<String, Object> byRequest = new LinkedHashMap<>();
        byRequest.put("symmetric", plain(requests.symmetric()));
        byRequest.put("rsa_2048", plain(requests.rsa2048()));
        byRequest.put("asymmetric", plain(requests.asymmetric()));
        byRequest.put("data_key_pair_ecc", plain(requests.dataKeyPairEcc()));
        byRequest.put("data_key_pair_rsa", plain(requests.dataKeyPairRsa()));
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("key_month", plain(prices.keyMonth()));
        all.put("rotation_month", plain(prices.rotationMonth()));
        all.put("rotations_billed", prices.rotationsBilled());
        all.put("requests", byRequest);
        all.put("free_requests_month", prices.freeRequestsMonth());
        return all;
    }

    private static Map<String, Object> call(CallPrice call) {
        Map<String, Object> all = new LinkedHashMap<>();
        BigDecimal usd = call.usd();
        all.put("price", usd == null ? "symmetric" : plain(usd));
        all.put("verified", call.verified());
        all.put("note", call.note());
        return all;
    }

    private static BigDecimal plain(BigDecimal price) {
        BigDecimal stripped = price.stripTrailingZeros();
        return stripped.setScale(Math.max(2, stripped.scale()));
    }
}
