package io.keyledger.report;

import io.keyledger.evaluate.row.AccessRow;
import io.keyledger.policy.search.Access;
import io.keyledger.report.csv.Column;
import io.keyledger.report.csv.Table;
import java.util.List;
import java.util.function.Function;

/** {@code access.csv}: a capability of a principal on a key. */
public final class AccessCsv {
    public static final Table<AccessRow> TABLE = Table.of(
            "access.csv",
            List.of(
                    Column.plain("account_id", AccessRow::accountId),
                    Column.plain("region", AccessRow::region),
                    Column.plain("key_arn", AccessRow::keyArn),
                    Column.plain(
                            "capability", known(access -> access.capability().text())),
                    Column.text("principal", known(access -> access.grantee().text())),
                    Column.plain(
                            "principal_type", known(access -> access.grantee().type())),
                    Column.plain(
                            "principal_account_id",
                            known(access -> access.grantee().accountId().orElse(""))),
                    Column.plain("reach", known(access -> access.reach().text())),
                    Column.plain("via", known(access -> access.via().text())),
                    Column.list(
                            "statement",
                            row -> row.access().map(Access::statements).orElseGet(List::of)),
                    Column.list(
                            "conditions",
                            row -> row.access().map(Access::conditions).orElseGet(row::unknowns)),
                    Column.text("key_name", AccessRow::keyName)),
            List.of("account_id", "region", "key_arn", "capability", "principal", "via"));

    private AccessCsv() {}

    private static Function<AccessRow, String> known(Function<Access, String> cell) {
        return row -> row.access().map(cell).orElse(Cells.UNKNOWN);
    }
}
