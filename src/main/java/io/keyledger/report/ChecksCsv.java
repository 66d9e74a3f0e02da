package io.keyledger.report;

import io.keyledger.check.Status;
import io.keyledger.report.csv.Column;
import io.keyledger.report.csv.Table;
import java.util.List;
import java.util.Locale;

/** {@code checks.csv}: a check in an account and Region, with every finding counted, listed or not. */
final class ChecksCsv {
    static final Table<CheckCounts.Row> TABLE = Table.of(
            "checks.csv",
            List.of(
                    Column.plain("check_id", CheckCounts.Row::checkId),
                    Column.plain("title", CheckCounts.Row::title),
                    Column.plain("severity", row -> row.severity().name()),
                    Column.plain("account_id", CheckCounts.Row::accountId),
                    Column.plain("region", CheckCounts.Row::region),
                    count(Status.PASS),
                    count(Status.FAIL),
                    count(Status.UNKNOWN),
                    count(Status.NOT_APPLICABLE),
                    count(Status.WAIVED),
                    Column.list("frameworks", CheckCounts.Row::frameworks)),
            List.of("check_id", "account_id", "region"));

    private ChecksCsv() {}

    private static Column<CheckCounts.Row> count(Status status) {
        return Column.plain(status.name().toLowerCase(Locale.ROOT), row -> Long.toString(row.count(status)));
    }
}
