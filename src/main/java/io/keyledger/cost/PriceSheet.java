package io.keyledger.cost;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
    /** The prices of a Region, or empty where no price is known for it. */
    public Optional<RegionPrices> of(String region) {
        RegionPrices own = regions.get(region);
        return own != null ? Optional.of(own) : ofPartition(region);
    }

    /** The free tier belongs to no Region; it is the same in all Regions of a partition. */
    public Optional<RegionPrices> ofPartitionOf(String region) {
        return Optional.ofNullable(partitions.get(partition(region)));
    }

    /** What a call of the audit itself costs; empty where it is free. */
    public Optional<CallPrice> ofCall(String service, String action) {
        CallPrice price = audit.get(service + ":" + action);
        return Optional.ofNullable(price != null ? price : audit.get(service));
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

    private static String partition(String region) {
        if (region.startsWith("cn-")) {
            return "aws-cn";
        }
        if (region.startsWith("us-gov-")) {
            return "aws-us-gov";
        }
        if (region.startsWith("us-iso")) {
            return region.startsWith("us-isob-") ? "aws-iso-b" : "aws-iso";
        }
        if (region.startsWith("eusc-")) {
            return "aws-eusc";
        }
        return "aws";
    }
}
