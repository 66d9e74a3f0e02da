package io.keyledger.report.listing;

import io.keyledger.inventory.KeyUse;
import io.keyledger.inventory.ResourceType;
import io.keyledger.report.csv.Column;
import io.keyledger.report.csv.Table;
import java.util.List;

/** The types of resources that are covered: a row for each thing that a type uses a key for. */
public final class TypesTable {
    /** The columns; the first eight are those that scripts rely on. */
    public static final Table<Row> TABLE = Table.of(
            "types.csv",
            List.of(
                    Column.plain("service", row -> row.type().service()),
                    Column.plain("resource_type", row -> row.type().name()),
                    Column.plain("purpose", row -> row.use().purpose()),
                    Column.plain("list_action", row -> row.type().listAction()),
                    Column.list("detail_actions", row -> row.type().detailActions()),
                    Column.plain("absence", row -> row.use().absence()),
                    Column.plain("absence_source", row -> row.use().absenceSource()),
                    Column.plain("verified", row -> row.type().verification().word()),
                    Column.plain("title", row -> row.type().title()),
                    Column.plain("loss", row -> row.use().loss().sentence()),
                    Column.plain("loss_source", row -> row.use().lossSource()),
                    Column.plain(
                            "aws_managed_key", row -> row.type().usableKeys().awsManagedAlias()),
                    Column.text("remediation", row -> row.type().remedy())),
            List.of("service", "resource_type", "purpose"));

    private TypesTable() {}

    /** A use of a key by a type. */
    public record Row(ResourceType type, KeyUse use) {}

    /** Every use of every type, in order. */
    public static List<Row> rows() {
        return ResourceType.all().stream()
                .flatMap(type -> type.uses().stream().map(use -> new Row(type, use)))
                .toList();
    }
}
