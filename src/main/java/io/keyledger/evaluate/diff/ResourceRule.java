package io.keyledger.evaluate.diff;

import io.keyledger.evaluate.diff.Change.Kind;
import io.keyledger.evaluate.diff.Change.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Resources that both runs have: custody, key and risk. */
final class ResourceRule implements Rule {
    private static final String KEY = "key_arn";
    private static final String RISK = "at_risk";

    @Override
    public ComparedTable table() {
        return ComparedTable.RESOURCES;
    }

    @Override
    public List<Change> changes(Side before, Side after) {
        Optional<TableRow> old = before.group().row();
        Optional<TableRow> now = after.group().row();
        if (old.isEmpty() || now.isEmpty()) {
            return List.of();
        }
        RowPair pair = new RowPair(subject(now.get()), old.get(), now.get());
        List<Change> changes = new ArrayList<>();
        CustodyLadder.change(pair).ifPresent(changes::add);
        pair.known(KEY).ifPresent(_ -> changes.add(pair.change(ChangeType.KEY_CHANGED, KEY)));
        pair.sight(RISK)
                .or(() -> pair.known(RISK)
                        .map(values -> pair.change(
                                values.after().equals("yes") ? ChangeType.WORSENED : ChangeType.EASED, RISK)))
                .filter(change -> !change.before().isEmpty() && !change.after().isEmpty())
                .ifPresent(changes::add);
        return changes;
    }

    private static Subject subject(TableRow row) {
        String arn = row.cell("resource_arn");
        return new Subject(
                Kind.RESOURCE,
                row.cell("account_id"),
                row.cell("region"),
                arn.isEmpty() ? row.cell("resource_id") : arn,
                row.cell(KEY),
                row.cell("resource_type") + " " + row.cell("resource_id"),
                row.cell("purpose"));
    }
}
