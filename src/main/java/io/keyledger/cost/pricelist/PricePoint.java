package io.keyledger.cost.pricelist;

import io.keyledger.cost.PriceSheet;
import io.keyledger.cost.RegionPrices;
import io.keyledger.cost.RequestPrices;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One price of a price sheet.
 *
 * @param place a partition, or a Region that differs from its partition
 * @param name its name in the sheet, for example {@code requests.symmetric}
 * @param value USD per key and month, USD per request, or a count
 * @param checked the Regions of the partition for which the Price List was read; empty for a Region
 */
public record PricePoint(String place, String name, BigDecimal value, List<String> checked) {
    public PricePoint {
        checked = List.copyOf(checked);
    }

    /** Every price of a sheet, in its order. */
    public static List<PricePoint> of(PriceSheet sheet) {
        List<PricePoint> points = new ArrayList<>();
        sheet.partitions()
                .forEach((partition, prices) -> add(
                        partition,
                        prices,
                        sheet.regionsChecked().getOrDefault(partition, Set.of()).stream()
                                .sorted()
                                .toList(),
                        points));
        sheet.regions().forEach((region, prices) -> add(region, prices, List.of(), points));
        return List.copyOf(points);
    }

    private static void add(String place, RegionPrices prices, List<String> checked, List<PricePoint> points) {
        RequestPrices requests = prices.requests();
        points.add(new PricePoint(place, "key_month", prices.keyMonth(), checked));
        points.add(new PricePoint(place, "rotation_month", prices.rotationMonth(), checked));
        points.add(new PricePoint(place, "rotations_billed", BigDecimal.valueOf(prices.rotationsBilled()), checked));
        points.add(new PricePoint(place, "requests.symmetric", requests.symmetric(), checked));
        points.add(new PricePoint(place, "requests.rsa_2048", requests.rsa2048(), checked));
        points.add(new PricePoint(place, "requests.asymmetric", requests.asymmetric(), checked));
        points.add(new PricePoint(place, "requests.data_key_pair_ecc", requests.dataKeyPairEcc(), checked));
        points.add(new PricePoint(place, "requests.data_key_pair_rsa", requests.dataKeyPairRsa(), checked));
        points.add(
                new PricePoint(place, "free_requests_month", BigDecimal.valueOf(prices.freeRequestsMonth()), checked));
    }

    /** The place and name. */
    public String id() {
        return place + " " + name;
    }

    /** The value as a plain decimal. */
    public String text() {
        return value.stripTrailingZeros().toPlainString();
    }
}
