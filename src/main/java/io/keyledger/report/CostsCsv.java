package io.keyledger.report;

import io.keyledger.classify.Custody;
import io.keyledger.cost.CostLine;
import io.keyledger.report.csv.Column;
import io.keyledger.report.csv.Table;
import java.util.List;

/** {@code costs.csv}: one line of a key's cost, or of an account's. */
final class CostsCsv {
    static final Table<CostLine> TABLE = Table.of(
            "costs.csv",
            List.of(
                    Column.plain("account_id", CostLine::accountId),
                    Column.plain("region", CostLine::region),
                    Column.plain("key_arn", CostLine::keyArn),
                    Column.plain("custody", CostsCsv::custody),
                    Column.plain("line", line -> line.kind().text()),
                    Column.text("operation", CostLine::operation),
                    Column.text("caller", CostLine::caller),
                    Column.plain("quantity", line -> Cells.quantity(line.quantity())),
                    Column.plain("unit", CostLine::unit),
                    Column.plain("unit_price_usd", line -> Cells.usd(line.unitPrice())),
                    Column.plain("amount_usd", line -> Cells.usd(line.amount())),
                    Column.plain("period_days", line -> Integer.toString(line.periodDays())),
                    Column.plain("amount_usd_month", line -> Cells.usd(line.amountPerMonth())),
                    Column.text("source", CostLine::source),
                    Column.plain("confidence", line -> line.confidence().text()),
                    Column.text("note", CostLine::note),
                    Column.text("key_name", CostLine::keyName),
                    Column.text("resource", CostLine::resource)),
            List.of("account_id", "region", "key_arn", "line", "operation", "caller", "resource"));

    private CostsCsv() {}

    private static String custody(CostLine line) {
        Custody custody = line.custody();
        return custody == null ? "" : custody.text();
    }
}
