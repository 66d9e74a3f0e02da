package io.keyledger.report.cost;

import io.keyledger.cost.bill.Reconciliation.Row;
import io.keyledger.report.csv.Column;
import io.keyledger.report.csv.Table;
import io.keyledger.report.text.AmountText;
import java.math.BigDecimal;
import java.util.List;

/** A bill next to the estimates as rows. */
public final class BillTable {
    public static final Table<Row> TABLE = Table.of(
            "bill.csv",
            List.of(
                    Column.text("account_id", Row::accountId),
                    Column.text("region", Row::region),
                    Column.text("usage_type", Row::usageType),
                    Column.plain("billed_usd", row -> plain(row.billed())),
                    Column.plain("projected_usd", row -> plain(row.projected())),
                    Column.plain("estimate_usd", row -> AmountText.usd(row.estimate())),
                    Column.plain("residual_usd", row -> plain(row.residual())),
                    Column.plain("residual_share", row -> plain(row.share())),
                    Column.plain("finding", row -> Boolean.toString(row.over())),
                    Column.list("likely_reasons", Row::reasons),
                    Column.plain("outcome", row -> row.outcome().text()),
                    Column.list("doubts", Row::doubts)),
            List.of());

    private BillTable() {}

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
