package io.keyledger.report.listing;

import io.keyledger.check.CheckMetadata;
import io.keyledger.check.Frameworks;
import io.keyledger.report.csv.Column;
import io.keyledger.report.csv.Table;
import java.util.List;

/** Every check: what it holds a key or a resource against, and what to do where it fails. */
public final class ChecksTable {
    /** The columns. */
    public static final Table<Row> TABLE = Table.of(
            "checks.csv",
            List.of(
                    Column.plain("check_id", row -> row.check().id()),
                    Column.plain("title", row -> row.check().title()),
                    Column.plain("severity", row -> row.check().severity().name()),
                    Column.plain("basis", row -> row.check().basis()),
                    Column.text("remediation", row -> row.check().remediation()),
                    Column.list("frameworks", Row::frameworks),
                    Column.plain("why", row -> row.check().why()),
                    Column.plain("decision", row -> row.check().decision()),
                    Column.list("settings", row -> row.check().settings())),
            List.of("check_id"));

    private ChecksTable() {}

    /**
     * A check.
     *
     * @param frameworks the requirements that it speaks to
     */
    public record Row(CheckMetadata check, List<String> frameworks) {}

    /** The checks with the requirements that the frameworks map to them. */
    public static List<Row> rows(List<CheckMetadata> checks, Frameworks frameworks) {
        return checks.stream()
                .map(check -> new Row(check, frameworks.requirements(check.id())))
                .toList();
    }
}
