package io.keyledger.report;

import io.keyledger.inventory.ApiCoverage;
import io.keyledger.report.csv.Column;
import io.keyledger.report.csv.Table;
import java.util.List;

/** {@code coverage.csv}: an API action in an account and Region. */
final class CoverageCsv {
    static final Table<ApiCoverage> TABLE = Table.of(
            "coverage.csv",
            List.of(
                    Column.plain("account_id", ApiCoverage::accountId),
                    Column.plain("region", ApiCoverage::region),
                    Column.plain("service", ApiCoverage::service),
                    Column.plain("action", ApiCoverage::action),
                    Column.plain("asked", row -> Long.toString(row.asked())),
                    Column.plain("answered", row -> Long.toString(row.answered())),
                    Column.plain("denied", row -> Long.toString(row.denied())),
                    Column.plain("throttled", row -> Long.toString(row.throttled())),
                    Column.plain("failed", row -> Long.toString(row.failed())),
                    Column.text("note", ApiCoverage::note)),
            List.of("account_id", "region", "service", "action"));

    private CoverageCsv() {}
}
