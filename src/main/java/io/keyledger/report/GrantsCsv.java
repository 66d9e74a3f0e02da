package io.keyledger.report;

import io.keyledger.classify.KeyName;
import io.keyledger.evaluate.row.GrantRow;
import io.keyledger.inventory.Grant;
import io.keyledger.report.csv.Column;
import io.keyledger.report.csv.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code grants.csv}: a grant. */
final class GrantsCsv {
    static final Table<GrantRow> TABLE = Table.of(
            "grants.csv",
            List.of(
                    Column.plain("account_id", row -> row.key().key().accountId()),
                    Column.plain("region", row -> row.key().key().region()),
                    Column.plain("key_arn", row -> row.key().key().arn()),
                    Column.plain("grant_id", known(Grant::grantId)),
                    Column.text("name", known(grant -> Cells.orEmpty(grant.name()))),
                    Column.text("grantee", known(grant -> orUnknown(grant.granteePrincipal()))),
                    Column.text("retiring_principal", known(grant -> Cells.orEmpty(grant.retiringPrincipal()))),
                    Column.text("issuing_account_id", known(grant -> orUnknown(grant.issuingAccount()))),
                    Column.list("operations", listed(Grant::operations)),
                    Column.list("constraints", listed(GrantsCsv::constraints)),
                    Column.plain("creation_date", known(grant -> orUnknown(grant.creationDate()))),
                    Column.plain("custody", row -> row.key().custody().text()),
                    Column.text("note", GrantRow::note),
                    Column.text("key_name", row -> KeyName.of(row.key().key()))),
            List.of("account_id", "region", "key_arn", "grant_id"));

    private GrantsCsv() {}

    private static Function<GrantRow, String> known(Function<Grant, String> cell) {
        return row -> row.grant().map(cell).orElse(Cells.UNKNOWN);
    }

    private static Function<GrantRow, List<String>> listed(Function<Grant, List<String>> elements) {
        return row -> row.grant().map(elements).orElseGet(() -> List.of(Cells.UNKNOWN));
    }

    private static String orUnknown(@Nullable Object value) {
        return value == null ? Cells.UNKNOWN : value.toString();
    }

    private static List<String> constraints(Grant grant) {
        List<String> constraints = new ArrayList<>();
        Cells.pairs(grant.encryptionContextEquals())
                .forEach(pair -> constraints.add("EncryptionContextEquals:" + pair));
        Cells.pairs(grant.encryptionContextSubset())
                .forEach(pair -> constraints.add("EncryptionContextSubset:" + pair));
        if (grant.sourceArn() != null) {
            constraints.add("SourceArn:" + grant.sourceArn());
        }
        return constraints;
    }
}
