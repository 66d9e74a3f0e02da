package io.keyledger.report;

import io.keyledger.evaluate.row.CheckOutcome;
import io.keyledger.evaluate.row.RequirementRow;
import io.keyledger.report.csv.Column;
import io.keyledger.report.csv.Table;
import java.util.List;
import java.util.Locale;

/** {@code frameworks.csv}: a requirement of a framework, with how its checks went. */
final class FrameworksCsv {
    static final Table<RequirementRow> TABLE = Table.of(
            "frameworks.csv",
            List.of(
                    Column.text("framework", row -> row.framework().id()),
                    Column.text("version", row -> row.framework().version()),
                    Column.text("requirement", RequirementRow::number),
                    Column.text("title", row -> row.requirement().title()),
                    Column.list("checks", RequirementRow::checkIds),
                    count(CheckOutcome.PASSED),
                    count(CheckOutcome.FAILED),
                    count(CheckOutcome.UNKNOWN),
                    count(CheckOutcome.NOT_EVALUATED),
                    Column.plain("status", row -> row.status().text()),
                    count(CheckOutcome.WAIVED),
                    count(CheckOutcome.NOT_APPLICABLE),
                    Column.plain("coverage", row -> row.requirement().coverage().text()),
                    Column.list("sources", row -> row.requirement().sources())),
            List.of("framework", "requirement"));

    private FrameworksCsv() {}

    private static Column<RequirementRow> count(CheckOutcome outcome) {
        return Column.plain(outcome.name().toLowerCase(Locale.ROOT), row -> Long.toString(row.count(outcome)));
    }
}
