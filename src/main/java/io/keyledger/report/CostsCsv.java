package io.keyledger.report;

import io.keyledger.classify.Custody;
import io.keyledger.cost.Confidence;
import io.keyledger.cost.CostLine;
import io.keyledger.report.csv.Column;
import io.keyledger.report.csv.Table;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
                    Column.plain("operation", CostLine::operation),
                    Column.plain("caller", CostLine::caller),
                    Column.plain("quantity", line -> decimal(line, line.quantity())),
                    Column.plain("unit", CostLine::unit),
                    Column.plain("unit_price_usd", line -> decimal(line, line.unitPrice())),
                    Column.plain("amount_usd", line -> decimal(line, line.amount())),
                    Column.plain("period_days", line -> Integer.toString(line.periodDays())),
                    Column.plain("amount_usd_month", line -> decimal(line, line.amountPerMonth())),
                    Column.text("source", CostLine::source),
                    Column.plain("confidence", line -> line.confidence().text()),
                    Column.text("note", CostLine::note),
                    Column.text("key_name", CostLine::keyName)),
            List.of("account_id", "region", "key_arn", "line", "operation"));

    private CostsCsv() {}

    private static String custody(CostLine line) {
        Custody custody = line.custody();
        return custody == null ? "" : custody.text();
    }

    /** What is absent in a line that is sure does not apply to it. */
    private static String decimal(CostLine line, @Nullable BigDecimal value) {
        return value == null && line.confidence() != Confidence.UNKNOWN ? "" : Cells.decimal(value);
    }
}
