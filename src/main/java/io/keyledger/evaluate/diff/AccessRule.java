package io.keyledger.evaluate.diff;

import io.keyledger.evaluate.diff.Change.Kind;
import io.keyledger.evaluate.diff.Change.Subject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** Access to a key that both runs have: capabilities that principals gained or lost, through whatever. */
final class AccessRule implements Rule {
    private static final String CAPABILITY = "capability";
    private static final String PRINCIPAL = "principal";

    private record Claim(String principal, String capability) {}

    @Override
    public ComparedTable table() {
        return ComparedTable.ACCESS;
    }

    @Override
    public List<Change> changes(Side before, Side after) {
        if (!before.hasKeyOf(after) || !after.hasKeyOf(before)) {
            // A key that is new or gone is one change, and not one for each principal.
            return List.of();
        }
        SequencedMap<Claim, TableRow> old = claims(before.group());
        SequencedMap<Claim, TableRow> now = claims(after.group());
        List<Change> changes = new ArrayList<>();
        boolean oldUnknown = hasUnknown(before.group());
        boolean nowUnknown = hasUnknown(after.group());
        only(now, old)
                .forEach((claim, row) -> changes.add(Presence.change(
                        subject(claim, row),
                        ChangeType.ACCESS_GAINED,
                        CAPABILITY,
                        "",
                        claim.capability(),
                        oldUnknown ? Presence.SEEN : Presence.REAL)));
        only(old, now)
                .forEach((claim, row) -> changes.add(Presence.change(
                        subject(claim, row),
                        ChangeType.ACCESS_LOST,
                        CAPABILITY,
                        claim.capability(),
                        "",
                        nowUnknown ? Presence.LOST : Presence.REAL)));
        return changes;
    }

    private static SequencedMap<Claim, TableRow> claims(RowGroup group) {
        SequencedMap<Claim, TableRow> claims = new LinkedHashMap<>();
        for (TableRow row : group.rows()) {
            if (!isUnknown(row)) {
                claims.putIfAbsent(new Claim(row.cell(PRINCIPAL), row.cell(CAPABILITY)), row);
            }
        }
        return claims;
    }

    private static boolean hasUnknown(RowGroup group) {
        return group.rows().stream().anyMatch(AccessRule::isUnknown);
    }

    private static boolean isUnknown(TableRow row) {
        return row.cell(CAPABILITY).equals(CellParser.UNKNOWN);
    }

    private static Map<Claim, TableRow> only(SequencedMap<Claim, TableRow> here, Map<Claim, TableRow> there) {
        Map<Claim, TableRow> only = new LinkedHashMap<>(here);
        only.keySet().removeAll(there.keySet());
        return only;
    }

    private static Subject subject(Claim claim, TableRow row) {
        return new Subject(
                Kind.ACCESS,
                row.cell("account_id"),
                row.cell("region"),
                claim.principal(),
                row.cell("key_arn"),
                row.cell("key_name"),
                claim.capability());
    }
}
