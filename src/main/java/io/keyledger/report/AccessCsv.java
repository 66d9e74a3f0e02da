package io.keyledger.report;

import io.keyledger.policy.search.Access;
import io.keyledger.report.csv.Column;
import io.keyledger.report.csv.Table;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** {@code access.csv}: a capability of a principal on a key. */
public final class AccessCsv {
    public static final Table<Row> TABLE = Table.of(
            "access.csv",
            List.of(
                    Column.plain("account_id", Row::accountId),
                    Column.plain("region", Row::region),
                    Column.plain("key_arn", Row::keyArn),
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
                    Column.text("key_name", Row::keyName)),
            List.of("account_id", "region", "key_arn", "capability", "principal", "via"));

    private AccessCsv() {}

    private static Function<Row, String> known(Function<Access, String> cell) {
        return row -> row.access().map(cell).orElse(Cells.UNKNOWN);
    }

    /**
     * Access to a key, or a note that more access may exist.
     *
     * @param keyName the key's alias, description or id
     * @param access absent if access to the key is not fully known
     * @param unknowns in that case, why
     */
    public record Row(
            String accountId,
            String region,
            String keyArn,
            String keyName,
            Optional<Access> access,
            List<String> unknowns) {
        public Row {
            unknowns = List.copyOf(unknowns);
        }

        /** A claim of access. */
        public static Row of(String accountId, String region, String keyArn, String keyName, Access access) {
            return new Row(accountId, region, keyArn, keyName, Optional.of(access), List.of());
        }

        /** A row for a key with unknown access. */
        public static Row unknown(
                String accountId, String region, String keyArn, String keyName, List<String> reasons) {
            return new Row(accountId, region, keyArn, keyName, Optional.empty(), reasons);
        }
    }
}
