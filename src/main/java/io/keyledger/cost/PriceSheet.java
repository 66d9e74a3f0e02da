package io.keyledger.cost;

import io.keyledger.inventory.Fact;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Prices of partitions, of Regions that differ from their partition, and of the audit's own calls.
 *
 * @param asOf the date when the prices were read
 * @param source the page or file they come from
 * @param audit by {@code service:Action}, or by service for all its other actions
 */
public record PriceSheet(
        LocalDate asOf,
        String source,
        Map<String, RegionPrices> partitions,
        Map<String, Set<String>> regionsChecked,
        Map<String, RegionPrices> regions,
        Map<String, CallPrice> audit) {
    private static final String COMMERCIAL = "aws";
    // The patterns of the AWS SDKs (partitions.json, regionRegex).
    private static final Map<String, Pattern> PARTITIONS = Map.of(
            COMMERCIAL,
            Pattern.compile("(us|eu|ap|sa|ca|me|af|il|mx)-(?!gov-|iso)\\w+-\\d+"),
            "aws-cn",
            Pattern.compile("cn-\\w+-\\d+"),
            "aws-us-gov",
            Pattern.compile("us-gov-\\w+-\\d+"),
            "aws-iso",
            Pattern.compile("us-iso-\\w+-\\d+"),
            "aws-iso-b",
            Pattern.compile("us-isob-\\w+-\\d+"),
            "aws-iso-e",
            Pattern.compile("eu-isoe-\\w+-\\d+"),
            "aws-iso-f",
            Pattern.compile("us-isof-\\w+-\\d+"),
            "aws-eusc",
            Pattern.compile("eusc-\\w+-\\w+-\\d+"));
    /** Each key asks for its own, and there are few Regions. */
    private static final Map<String, String> PARTITION_OF = new ConcurrentHashMap<>();

    /** The prices of a Region; empty if none are known. */
    public Optional<RegionPrices> of(String region) {
        RegionPrices own = regions.get(region);
        return own != null ? Optional.of(own) : ofPartition(region);
    }

    /** The prices of a Region's partition, for the free tier, which is the same in all Regions. */
    public Optional<RegionPrices> ofPartitionOf(String region) {
        return Optional.ofNullable(partitions.get(partition(region)));
    }

    /** The price of one of the audit's own calls in a Region; empty if it is free. */
    public Optional<CallPrice> ofCall(String service, String action, String region) {
        CallPrice price = audit.get(service + ":" + action);
        return Optional.ofNullable(price != null ? price : audit.get(service)).map(listed -> in(region, listed));
    }

    private CallPrice in(String region, CallPrice listed) {
        BigDecimal usd = listed.usd();
        if (usd == null) {
            usd = of(region).map(prices -> prices.requests().symmetric()).orElse(null);
        } else if (!region.equals(Fact.GLOBAL) && !partition(region).equals(COMMERCIAL)) {
            usd = null;
        }
        return new CallPrice(usd, listed.verified(), listed.note());
    }

    /** The source of the prices, to cite in cost lines. */
    public String citation() {
        return source + " as of " + asOf;
    }

    private Optional<RegionPrices> ofPartition(String region) {
        String partition = partition(region);
        boolean checked = regionsChecked.getOrDefault(partition, Set.of()).contains(region);
        return Optional.ofNullable(partitions.get(partition))
                .map(prices -> new RegionPrices(
                        prices.keyMonth(),
                        prices.rotationMonth(),
                        prices.rotationsBilled(),
                        prices.requests(),
                        prices.freeRequestsMonth(),
                        checked));
    }

    /** The partition of a Region by its name; empty for an unknown form of name, which has no price either. */
    public static String partition(String region) {
        return PARTITION_OF.computeIfAbsent(region, PriceSheet::findPartition);
    }

    private static String findPartition(String region) {
        return PARTITIONS.entrySet().stream()
                .filter(form -> form.getValue().matcher(region).matches())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }
}
