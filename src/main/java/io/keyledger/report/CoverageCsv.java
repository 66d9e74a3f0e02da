package io.keyledger.report;

import io.keyledger.evaluate.row.CoverageRow;
import io.keyledger.report.csv.Column;
import io.keyledger.report.csv.Table;
import java.util.List;

/** {@code coverage.csv}: an API action in an account and Region. */
final class CoverageCsv {
    static final Table<CoverageRow> TABLE = Table.of(
            "coverage.csv",
            List.of(
                    Column.plain("account_id", row -> row.calls().accountId()),
                    Column.plain("region", row -> row.calls().region()),
                    Column.plain("service", row -> row.calls().service()),
                    Column.plain("action", row -> row.calls().action()),
                    Column.plain("asked", row -> Long.toString(row.calls().asked())),
                    Column.plain("answered", row -> Long.toString(row.calls().answered())),
                    Column.plain("denied", row -> Long.toString(row.calls().denied())),
                    Column.plain("throttled", row -> Long.toString(row.calls().throttled())),
                    Column.plain("failed", row -> Long.toString(row.calls().failed())),
                    Column.text("note", row -> row.calls().note()),
                    Column.plain("role", row -> row.calls().role().text()),
                    Column.text("accepted", CoverageRow::accepted)),
            List.of("account_id", "region", "service", "action"));

    private CoverageCsv() {}
}
