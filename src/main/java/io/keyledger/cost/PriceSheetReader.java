package io.keyledger.cost;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads {@code prices.yaml}; missing or unknown entries are errors that name the place. */
public final class PriceSheetReader {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final Set<String> SHEET = Set.of("as_of", "source", "partitions", "regions", "audit");
    private static final Set<String> PRICES = Set.of(
            "key_month", "rotation_month", "rotations_billed", "requests", "free_requests_month", "regions_checked");
    private static final Set<String> REQUESTS =
            Set.of("symmetric", "rsa_2048", "asymmetric", "data_key_pair_ecc", "data_key_pair_rsa");
    private static final Set<String> CALL = Set.of("price", "verified", "note");

    private final String file;

    private PriceSheetReader(String file) {
        this.file = file;
    }

    /** The prices that come with this version. */
    public static PriceSheet bundled() {
        try (InputStream stream = PriceSheetReader.class.getResourceAsStream("/config/prices.yaml")) {
            if (stream == null) {
                throw new IllegalStateException("config/prices.yaml is not in the jar");
            }
            return new PriceSheetReader("config/prices.yaml").read(YAML.readTree(stream));
        } catch (IOException e) {
            throw new IllegalStateException("config/prices.yaml in the jar cannot be read", e);
        }
    }

    /**
     * Reads prices from a file.
     *
     * @throws PriceSheetException if the file cannot be read or is not a price sheet
     */
    public static PriceSheet read(Path path) {
        PriceSheetReader reader = new PriceSheetReader(path.toString());
        try (InputStream stream = Files.newInputStream(path)) {
            return reader.read(YAML.readTree(stream));
        } catch (IOException e) {
            throw reader.error("cannot be read: " + e.getMessage());
        } catch (JacksonException e) {
            throw reader.error("is not YAML at line " + e.getLocation().getLineNr() + ", column "
                    + e.getLocation().getColumnNr() + "; check the indentation, and that every name has a colon");
        }
    }

    private PriceSheet read(JsonNode root) {
        if (!root.isObject()) {
            throw error("is not a price sheet: it must start with as_of, source and partitions");
        }
        onlyKnown(root, SHEET, "");
        Map<String, RegionPrices> partitions = new TreeMap<>();
        Map<String, Set<String>> checked = new TreeMap<>();
        for (Map.Entry<String, JsonNode> partition : root.path("partitions").properties()) {
            String place = "partitions." + partition.getKey();
            partitions.put(partition.getKey(), prices(partition.getValue(), place, null));
            Set<String> regions = new HashSet<>();
            partition.getValue().path("regions_checked").forEach(region -> regions.add(region.asString()));
            checked.put(partition.getKey(), Set.copyOf(regions));
        }
        Map<String, RegionPrices> regions = new TreeMap<>();
        PriceSheet ofPartitions = new PriceSheet(LocalDate.MIN, "", partitions, checked, Map.of(), Map.of());
        for (Map.Entry<String, JsonNode> region : root.path("regions").properties()) {
            RegionPrices inherited = ofPartitions.of(region.getKey()).orElse(null);
            regions.put(region.getKey(), prices(region.getValue(), "regions." + region.getKey(), inherited));
        }
        Map<String, CallPrice> audit = new TreeMap<>();
        for (Map.Entry<String, JsonNode> call : root.path("audit").properties()) {
            audit.put(call.getKey(), call(call.getValue(), "audit." + call.getKey()));
        }
        return new PriceSheet(date(root.path("as_of")), text(root, "source"), partitions, checked, regions, audit);
    }

    private RegionPrices prices(JsonNode node, String place, @Nullable RegionPrices inherited) {
        onlyKnown(node, PRICES, place);
        JsonNode requests = node.path("requests");
        onlyKnown(requests, REQUESTS, place + ".requests");
        RequestPrices base = inherited == null ? null : inherited.requests();
        return new RegionPrices(
                number(node, "key_month", place, inherited == null ? null : inherited.keyMonth()),
                number(node, "rotation_month", place, inherited == null ? null : inherited.rotationMonth()),
                number(
                                node,
                                "rotations_billed",
                                place,
                                inherited == null ? null : BigDecimal.valueOf(inherited.rotationsBilled()))
                        .intValue(),
                new RequestPrices(
                        number(requests, "symmetric", place + ".requests", base == null ? null : base.symmetric()),
                        number(requests, "rsa_2048", place + ".requests", base == null ? null : base.rsa2048()),
                        number(requests, "asymmetric", place + ".requests", base == null ? null : base.asymmetric()),
                        number(
                                requests,
                                "data_key_pair_ecc",
                                place + ".requests",
                                base == null ? null : base.dataKeyPairEcc()),
                        number(
                                requests,
                                "data_key_pair_rsa",
                                place + ".requests",
                                base == null ? null : base.dataKeyPairRsa())),
                number(
                                node,
                                "free_requests_month",
                                place,
                                inherited == null ? null : BigDecimal.valueOf(inherited.freeRequestsMonth()))
                        .longValue(),
                true);
    }

    private CallPrice call(JsonNode node, String place) {
        onlyKnown(node, CALL, place);
        JsonNode price = node.path("price");
        boolean likeSymmetric = price.isString() && price.asString().equals("symmetric");
        return new CallPrice(
                likeSymmetric ? null : number(node, "price", place, null),
                node.path("verified").asBoolean(false),
                node.path("note").asString(""));
    }

    private BigDecimal number(JsonNode node, String name, String place, @Nullable BigDecimal inherited) {
        JsonNode value = node.path(name);
        if (value.isMissingNode() && inherited != null) {
            return inherited;
        }
        if (!value.isNumber() || value.decimalValue().signum() < 0) {
            throw error(
                    place + "." + name, "has no price at " + place + "." + name + ": give a number in USD, 0 or more");
        }
        return value.decimalValue();
    }

    private String text(JsonNode node, String name) {
        if (!node.path(name).isString()) {
            throw error(name, "has no " + name);
        }
        return node.path(name).asString();
    }

    private LocalDate date(JsonNode node) {
        try {
            return LocalDate.parse(node.asString(""));
        } catch (DateTimeParseException e) {
            throw error("as_of", "needs the date of its prices at as_of, for example 2026-09-11");
        }
    }

    private void onlyKnown(JsonNode node, Set<String> known, String place) {
        for (String name : node.propertyNames()) {
            if (!known.contains(name)) {
                String entry = (place.isEmpty() ? "" : place + ".") + name;
                throw error(
                        entry,
                        "has an unknown entry " + entry + "; known entries are "
                                + String.join(", ", known.stream().sorted().toList()));
            }
        }
    }

    private PriceSheetException error(String problem) {
        return error("", problem);
    }

    private PriceSheetException error(String place, String problem) {
        return new PriceSheetException("price file " + file + " " + problem, place);
    }
}
