package io.keyledger.evaluate.diff;

import io.keyledger.evaluate.diff.Change.Kind;
import io.keyledger.evaluate.diff.Change.Subject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Grants of keys that both runs have: added or retired. */
final class GrantRule implements Rule {
    private static final String ID = "grant_id";
    private static final String GRANTEE = "grantee";

    @Override
    public ComparedTable table() {
        return ComparedTable.GRANTS;
    }

    @Override
    public List<Change> changes(Side before, Side after) {
        if (!before.hasKeyOf(after) || !after.hasKeyOf(before)) {
            return List.of();
        }
        Map<String, TableRow> old = grants(before.group());
        Map<String, TableRow> now = grants(after.group());
        List<Change> changes = new ArrayList<>();
        now.forEach((id, row) -> {
            if (!old.containsKey(id)) {
                Presence presence = hasUnknown(before.group()) ? Presence.SEEN : Presence.REAL;
                changes.add(Presence.change(
                        subject(id, row), ChangeType.GRANT_ADDED, GRANTEE, "", row.cell(GRANTEE), presence));
            }
        });
        old.forEach((id, row) -> {
            if (!now.containsKey(id)) {
                Presence presence = hasUnknown(after.group()) ? Presence.LOST : Presence.REAL;
                changes.add(Presence.change(
                        subject(id, row), ChangeType.GRANT_RETIRED, GRANTEE, row.cell(GRANTEE), "", presence));
            }
        });
        return changes;
    }

    private static Map<String, TableRow> grants(RowGroup group) {
        Map<String, TableRow> grants = new LinkedHashMap<>();
        for (TableRow row : group.rows()) {
            if (!isUnknown(row)) {
                grants.put(row.cell(ID), row);
            }
        }
        return grants;
    }

    private static boolean hasUnknown(RowGroup group) {
        return group.rows().stream().anyMatch(GrantRule::isUnknown);
    }

    private static boolean isUnknown(TableRow row) {
        return row.cell(ID).equals(CellParser.UNKNOWN);
    }

    private static Subject subject(String id, TableRow row) {
        return new Subject(
                Kind.GRANT,
                row.cell("account_id"),
                row.cell("region"),
                id,
                row.cell("key_arn"),
                row.cell("key_name"),
                row.cell("operations"));
    }
}
