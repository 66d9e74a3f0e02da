package io.keyledger.evaluate.diff;

import io.keyledger.evaluate.diff.Change.Kind;
import io.keyledger.evaluate.diff.Change.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Keys: created, gone, state, deletion, rotation, expiry of material, custody, reach, requests and cost. */
final class KeyFactRule implements Rule {
    private static final String SERVICE = "kms";
    private static final String STATE = "key_state";
    private static final String DELETION = "deletion_date";
    private static final String EXPIRY = "material_expires_at";
    private static final String ROTATED = "last_rotation_date";
    private static final String ROTATION = "rotation";
    private static final String REACH = "policy_reach";
    private static final String ENABLED = "Enabled";
    private static final String DISABLED = "Disabled";
    private static final Set<String> DELETING = Set.of("PendingDeletion", "PendingReplicaDeletion");
    private static final List<String> REACHES =
            List.of("none", "account", "organization", "cross-account", "service", "public");

    @Override
    public ComparedTable table() {
        return ComparedTable.KEYS;
    }

    @Override
    public List<Change> changes(Side before, Side after) {
        Optional<TableRow> old = before.group().row();
        Optional<TableRow> now = after.group().row();
        if (old.isEmpty()) {
            return List.of(appeared(now.orElseThrow(), before, after));
        }
        if (now.isEmpty()) {
            return List.of(disappeared(old.get(), before, after));
        }
        return compared(new RowPair(subject(now.get()), old.get(), now.get()));
    }

    private static Change appeared(TableRow now, Side before, Side after) {
        return Presence.change(
                subject(now),
                ChangeType.KEY_CREATED,
                STATE,
                "",
                now.cell(STATE),
                Presence.of(before, after, now, SERVICE, true));
    }

    private static Change disappeared(TableRow old, Side before, Side after) {
        return Presence.change(
                subject(old),
                ChangeType.KEY_GONE,
                STATE,
                old.cell(STATE),
                "",
                Presence.of(after, before, old, SERVICE, false));
    }

    private static List<Change> compared(RowPair pair) {
        List<Change> changes = new ArrayList<>();
        pair.known(STATE).ifPresent(values -> changes.add(pair.change(stateType(values), STATE)));
        pair.known(DELETION)
                .filter(values -> !values.before().isEmpty() && !values.after().isEmpty())
                .ifPresent(_ -> changes.add(pair.change(ChangeType.DELETION_DATE_CHANGED, DELETION)));
        pair.known(EXPIRY)
                .ifPresent(values -> changes.add(pair.change(
                        expiresEarlier(values) ? ChangeType.MATERIAL_EXPIRING : ChangeType.MATERIAL_RENEWED, EXPIRY)));
        pair.known(ROTATED)
                .filter(values -> values.after().compareTo(values.before()) > 0)
                .ifPresent(_ -> changes.add(pair.change(ChangeType.KEY_ROTATED, ROTATED)));
        pair.known(ROTATION)
                .filter(values -> Set.of("on", "off").containsAll(Set.of(values.before(), values.after())))
                .ifPresent(values -> changes.add(pair.change(
                        values.after().equals("on") ? ChangeType.ROTATION_ON : ChangeType.ROTATION_OFF, ROTATION)));
        CustodyLadder.change(pair).ifPresent(changes::add);
        pair.known(REACH)
                .ifPresent(values -> changes.add(pair.change(
                        REACHES.indexOf(values.after()) > REACHES.indexOf(values.before())
                                ? ChangeType.WORSENED
                                : ChangeType.EASED,
                        REACH)));
        for (String column : List.of(STATE, EXPIRY, ROTATED, ROTATION, REACH)) {
            pair.sight(column).ifPresent(changes::add);
        }
        RequestsChange.of(pair).ifPresent(changes::add);
        CostChange.of(pair).ifPresent(changes::add);
        return changes;
    }

    private static ChangeType stateType(RowPair.Values values) {
        if (DELETING.contains(values.after())) {
            return DELETING.contains(values.before()) ? ChangeType.KEY_STATE_CHANGED : ChangeType.DELETION_SCHEDULED;
        }
        if (DELETING.contains(values.before())) {
            return ChangeType.DELETION_CANCELLED;
        }
        if (values.equals(new RowPair.Values(ENABLED, DISABLED))) {
            return ChangeType.KEY_DISABLED;
        }
        return values.equals(new RowPair.Values(DISABLED, ENABLED))
                ? ChangeType.KEY_ENABLED
                : ChangeType.KEY_STATE_CHANGED;
    }

    /** Material without expiry never expires. */
    private static boolean expiresEarlier(RowPair.Values values) {
        return !values.after().isEmpty()
                && (values.before().isEmpty() || values.after().compareTo(values.before()) < 0);
    }

    private static Subject subject(TableRow row) {
        return new Subject(
                Kind.KEY,
                row.cell("account_id"),
                row.cell("region"),
                row.cell("key_id"),
                row.cell("key_arn"),
                name(row),
                "");
    }

    private static String name(TableRow row) {
        for (String column : List.of("aliases", "description")) {
            String cell = row.cell(column);
            if (!cell.isEmpty() && !cell.equals(CellParser.UNKNOWN)) {
                return cell;
            }
        }
        return row.cell("key_id");
    }
}
