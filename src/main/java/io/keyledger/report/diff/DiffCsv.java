package io.keyledger.report.diff;

import io.keyledger.check.Severity;
import io.keyledger.evaluate.diff.Cause;
import io.keyledger.evaluate.diff.Change;
import io.keyledger.report.csv.Column;
import io.keyledger.report.csv.Table;
import java.util.List;

/** {@code diff.csv}: one change between two runs. */
public final class DiffCsv {
    public static final Table<Change> TABLE = Table.of(
            "diff.csv",
            List.of(
                    Column.plain("change", change -> change.type().text()),
                    Column.plain("account_id", change -> change.subject().accountId()),
                    Column.plain("region", change -> change.subject().region()),
                    Column.plain("kind", change -> change.subject().kind().text()),
                    Column.text("id", change -> change.subject().id()),
                    Column.text("key_arn", change -> change.subject().keyArn()),
                    Column.plain("column", Change::column),
                    Column.text("old", Change::before),
                    Column.text("new", Change::after),
                    Column.plain(
                            "severity",
                            change -> change.severity().map(Severity::name).orElse("")),
                    Column.list(
                            "cause",
                            change -> change.causes().stream()
                                    .sorted()
                                    .map(Cause::text)
                                    .toList()),
                    Column.text("name", change -> change.subject().name()),
                    Column.text("detail", change -> change.subject().detail()),
                    Column.text("reason", Change::reason)),
            List.of("account_id", "region", "kind", "key_arn", "id", "detail", "column", "change"));

    private DiffCsv() {}
}
