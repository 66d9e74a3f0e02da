package io.keyledger.cost;

import io.keyledger.inventory.Fact;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Prices as data: of partitions, of the Regions that differ, and of the audit's own calls.
 *
 * @param asOf the day on which the prices were read
 * @param source the page or file that they were read from
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
    // As the AWS SDKs tell partitions apart (partitions.json, regionRegex).
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

    /** The prices of a Region, or empty where no price is known for it. */
    public Optional<RegionPrices> of(String region) {
        RegionPrices own = regions.get(region);
        return own != null ? Optional.of(own) : ofPartition(region);
    }

    /** The free tier belongs to no Region; it is the same in all Regions of a partition. */
    public Optional<RegionPrices> ofPartitionOf(String region) {
        return Optional.ofNullable(partitions.get(partition(region)));
    }

    /** What a call of the audit itself costs in a Region; empty where it is free. */
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

    /** Where an amount made from this sheet has its price from. */
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

    /** The partition that a Region's name tells; empty for a name of no known form, which has no price either. */
    private static String partition(String region) {
        return PARTITIONS.entrySet().stream()
                .filter(form -> form.getValue().matcher(region).matches())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }
}
