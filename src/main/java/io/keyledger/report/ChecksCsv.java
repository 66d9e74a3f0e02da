package io.keyledger.report;

import io.keyledger.check.Status;
import io.keyledger.evaluate.row.CheckCount;
import io.keyledger.evaluate.row.CheckEvaluation;
import io.keyledger.report.csv.Column;
import io.keyledger.report.csv.Table;
import java.util.List;
import java.util.Locale;

/**
 * {@code checks.csv}: a check in an account and Region, with every finding counted, listed or not; and each check that
 * was left out.
 */
final class ChecksCsv {
    static final Table<CheckCount> TABLE = Table.of(
            "checks.csv",
            List.of(
                    Column.plain("check_id", CheckCount::checkId),
                    Column.plain("title", CheckCount::title),
                    Column.plain("severity", row -> row.severity().name()),
                    Column.plain("account_id", CheckCount::accountId),
                    Column.plain("region", CheckCount::region),
                    count(Status.PASS),
                    count(Status.FAIL),
                    count(Status.UNKNOWN),
                    count(Status.NOT_APPLICABLE),
                    count(Status.WAIVED),
                    Column.list("frameworks", CheckCount::frameworks),
                    Column.plain("evaluation", row -> row.evaluation().text())),
            List.of("check_id", "account_id", "region"));

    private ChecksCsv() {}

    private static Column<CheckCount> count(Status status) {
        return Column.plain(
                status.name().toLowerCase(Locale.ROOT),
                row -> row.evaluation() == CheckEvaluation.EVALUATED ? Long.toString(row.count(status)) : "");
    }
}
