package io.keyledger.report.listing;

import io.keyledger.cost.PriceSheet;
import io.keyledger.cost.pricelist.PricePoint;
import io.keyledger.report.csv.Column;
import io.keyledger.report.csv.Table;
import java.util.List;

/** A price sheet as rows. */
public final class PricesTable {
    public static final Table<Row> TABLE = Table.of(
            "prices.csv",
            List.of(
                    Column.plain("place", row -> row.price().place()),
                    Column.plain("price", row -> row.price().name()),
                    Column.plain("value", row -> row.price().text()),
                    Column.list("regions_checked", row -> row.price().checked()),
                    Column.plain("as_of", row -> row.sheet().asOf().toString()),
                    Column.text("source", row -> row.sheet().source())),
            List.of("place", "price"));

    private PricesTable() {}

    /** A price of a sheet. */
    public record Row(PriceSheet sheet, PricePoint price) {}

    /** Every price of a sheet. */
    public static List<Row> rows(PriceSheet sheet) {
        return PricePoint.of(sheet).stream().map(price -> new Row(sheet, price)).toList();
    }
}
