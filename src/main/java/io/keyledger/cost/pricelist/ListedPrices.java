package io.keyledger.cost.pricelist;

import io.keyledger.cost.PriceSheet;
import io.keyledger.cost.RegionPrices;
import io.keyledger.cost.RequestPrices;
import io.keyledger.cost.UsageTypes;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Makes a price sheet from the Price List. What the list does not have, such as the price of rotations, comes from the
 * sheet before, and the notes say so.
 */
public final class ListedPrices {
    /** The usage types of a sheet; no product family, because some products have none. */
    private static final List<String> NEEDED = List.of(
            UsageTypes.KEYS,
            UsageTypes.REQUESTS,
            UsageTypes.RSA_2048,
            UsageTypes.ASYMMETRIC,
            UsageTypes.KEY_PAIRS_ECC,
            UsageTypes.KEY_PAIRS_RSA);

    private final PriceSheet before;
    private final SortedMap<String, Map<String, BigDecimal>> byRegion = new TreeMap<>();
    private final Map<String, Long> freeByPartition = new TreeMap<>();
    private final Set<String> notes = new TreeSet<>();
    private String published = "";
    private long freeEverywhere;

    private ListedPrices(PriceSheet before) {
        this.before = before;
    }

    /**
     * A price sheet.
     *
     * @param notes what is not from the list, and what of the list is not in the sheet, each in one sentence
     */
    public record Refreshed(PriceSheet sheet, List<String> notes) {
        public Refreshed {
            notes = List.copyOf(notes);
        }
    }

    /**
     * Makes a price sheet.
     *
     * @param products the products of KMS, as the Price List API answers them
     * @param before the sheet in use until now
     * @param readOn the date on which they were read
     * @throws PriceListException if they have no price of a key
     */
    public static Refreshed of(List<String> products, PriceSheet before, LocalDate readOn) {
        ListedPrices prices = new ListedPrices(before);
        products.stream().map(ListedProduct::parse).forEach(prices::add);
        return prices.sheet(readOn);
    }

    private void add(ListedProduct product) {
        published = product.publicationDate().compareTo(published) > 0 ? product.publicationDate() : published;
        if (!NEEDED.contains(product.usageType())) {
            notes.add("Not used: " + product.usageType());
            return;
        }
        if (!product.otherCurrencies().isEmpty()) {
            notes.add("Not used, because it is in " + String.join(", ", product.otherCurrencies()) + " and not in USD: "
                    + product.region() + " " + product.usageType());
        }
        for (ListedProduct.Tier tier : product.tiers()) {
            if (tier.isFree()) {
                addFree(product, tier);
            } else if (!product.region().isEmpty()) {
                addPrice(product, tier);
            }
        }
    }

    private void addFree(ListedProduct product, ListedProduct.Tier tier) {
        BigDecimal end = tier.upTo();
        if (end == null || !product.usageType().equals(UsageTypes.REQUESTS)) {
            return;
        }
        if (product.region().isEmpty()) {
            freeEverywhere = Math.max(freeEverywhere, end.longValue());
        } else {
            freeByPartition.merge(PriceSheet.partition(product.region()), end.longValue(), Math::max);
        }
    }

    private void addPrice(ListedProduct product, ListedProduct.Tier tier) {
        BigDecimal other = byRegion.computeIfAbsent(product.region(), _ -> new HashMap<>())
                .merge(product.usageType(), tier.usd(), BigDecimal::max);
        if (other.compareTo(tier.usd()) != 0) {
            notes.add("Several prices; the highest is used: " + product.region() + " " + product.usageType());
        }
    }

    private Refreshed sheet(LocalDate readOn) {
        if (byRegion.values().stream().noneMatch(prices -> prices.containsKey(UsageTypes.KEYS))) {
            throw new PriceListException("it has no price of a key (usage type KMS-Keys)");
        }
        Map<String, List<String>> regions = byRegion.keySet().stream()
                .collect(Collectors.groupingBy(PriceSheet::partition, TreeMap::new, Collectors.toList()));
        Map<String, RegionPrices> partitions = new TreeMap<>(before.partitions());
        Map<String, Set<String>> checked = new TreeMap<>(before.regionsChecked());
        Map<String, RegionPrices> different = new TreeMap<>(before.regions());
        regions.forEach((partition, listed) -> partition(partition, listed).ifPresent(common -> {
            partitions.put(partition, common);
            checked.put(partition, listed.stream().filter(this::isWhole).collect(Collectors.toSet()));
            listed.forEach(region -> different.remove(region));
            listed.stream()
                    .filter(region -> !sameAs(common, region))
                    .forEach(region -> different.put(region, of(region, common)));
        }));
        notes.add("Not in the Price List, from the sheet before (" + before.citation()
                + "): what rotations cost, and what" + " the audit's own calls to other services cost.");
        partitions.keySet().stream()
                .filter(partition -> !regions.containsKey(partition))
                .forEach(
                        partition -> notes.add("Not in the Price List, from the sheet before: partition " + partition));
        return new Refreshed(
                new PriceSheet(readOn, source(), partitions, checked, different, before.audit()), List.copyOf(notes));
    }

    private String source() {
        return "AWS Price List API, service awskms" + (published.isEmpty() ? "" : ", published " + published)
                + "; rotations and calls to other services from " + before.citation();
    }

    private boolean isWhole(String region) {
        boolean whole = prices(region).keySet().containsAll(NEEDED);
        if (!whole) {
            List<String> missing = NEEDED.stream()
                    .filter(usageType -> !prices(region).containsKey(usageType))
                    .toList();
            notes.add("Not in the Price List for " + region + ", assumed to cost what it costs in most Regions: "
                    + String.join(", ", missing));
        }
        return whole;
    }

    private Map<String, BigDecimal> prices(String region) {
        return byRegion.getOrDefault(region, Map.of());
    }

    /** What most Regions of a partition cost. */
    private Optional<RegionPrices> partition(String partition, List<String> regions) {
        RegionPrices old = before.partitions().get(partition);
        Map<String, BigDecimal> common = new HashMap<>();
        List<String> missing = new ArrayList<>();
        for (String usageType : NEEDED) {
            Optional<BigDecimal> price = mostFrequent(regions, usageType);
            if (price.isPresent()) {
                common.put(usageType, price.get());
            } else {
                missing.add(usageType);
            }
        }
        if (partition.isEmpty() || (old == null && !missing.isEmpty())) {
            notes.add("Left out, because not every price is known: " + String.join(", ", regions)
                    + (missing.isEmpty() ? "" : " without " + String.join(", ", missing)));
            return Optional.empty();
        }
        if (!missing.isEmpty()) {
            notes.add("Not in the Price List for partition " + partition + ", from the sheet before: "
                    + String.join(", ", missing));
        }
        RegionPrices model =
                old == null ? before.partitions().values().iterator().next() : old;
        if (old == null) {
            notes.add("Rotations in partition " + partition + " are assumed to cost what they cost elsewhere.");
        }
        return Optional.of(of(common, model, free(partition, model)));
    }

    private long free(String partition, RegionPrices model) {
        long listed = freeByPartition.getOrDefault(partition, freeEverywhere);
        if (listed == 0) {
            notes.add("Not in the Price List for partition " + partition + ", from the sheet before: "
                    + model.freeRequestsMonth() + " free requests a month");
        }
        return listed == 0 ? model.freeRequestsMonth() : listed;
    }

    private Optional<BigDecimal> mostFrequent(List<String> regions, String usageType) {
        Map<BigDecimal, Long> counts = new TreeMap<>();
        for (String region : regions) {
            BigDecimal price = prices(region).get(usageType);
            if (price != null) {
                counts.merge(price.stripTrailingZeros(), 1L, Long::sum);
            }
        }
        return counts.entrySet().stream()
                .max(Map.Entry.<BigDecimal, Long>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey);
    }

    private boolean sameAs(RegionPrices common, String region) {
        return of(region, common).equals(common);
    }

    private RegionPrices of(String region, RegionPrices common) {
        return of(prices(region), common, common.freeRequestsMonth());
    }

    private static RegionPrices of(Map<String, BigDecimal> prices, RegionPrices others, long free) {
        RequestPrices requests = others.requests();
        return new RegionPrices(
                price(prices, UsageTypes.KEYS, others.keyMonth()),
                others.rotationMonth(),
                others.rotationsBilled(),
                new RequestPrices(
                        price(prices, UsageTypes.REQUESTS, requests.symmetric()),
                        price(prices, UsageTypes.RSA_2048, requests.rsa2048()),
                        price(prices, UsageTypes.ASYMMETRIC, requests.asymmetric()),
                        price(prices, UsageTypes.KEY_PAIRS_ECC, requests.dataKeyPairEcc()),
                        price(prices, UsageTypes.KEY_PAIRS_RSA, requests.dataKeyPairRsa())),
                free,
                true);
    }

    /** Without trailing zeros, so that equal prices are equal. */
    private static BigDecimal price(Map<String, BigDecimal> prices, String usageType, BigDecimal other) {
        return prices.getOrDefault(usageType, other).stripTrailingZeros();
    }
}
