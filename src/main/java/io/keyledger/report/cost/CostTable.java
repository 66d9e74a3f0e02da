package io.keyledger.report.cost;

import io.keyledger.cost.breakdown.CostBreakdown.Row;
import io.keyledger.report.csv.Column;
import io.keyledger.report.csv.Table;
import io.keyledger.report.text.AmountText;
import java.util.List;

/** Groups of costs as rows, which keep the order of their amounts. */
public final class CostTable {
    public static final Table<Row> TABLE = Table.of(
            "cost.csv",
            List.of(
                    Column.text("group", Row::group),
                    Column.text("name", Row::name),
                    Column.plain("keys", row -> Long.toString(row.keys())),
                    Column.plain("requests", row -> AmountText.quantity(row.requests())),
                    Column.plain("storage_usd", row -> AmountText.usd(row.storageUsd())),
                    Column.plain("requests_usd", row -> AmountText.usd(row.requestsUsd())),
                    Column.plain("total_usd", row -> AmountText.usd(row.total())),
                    Column.plain("confidence", row -> row.confidence().text())),
            List.of());

    private CostTable() {}
}
