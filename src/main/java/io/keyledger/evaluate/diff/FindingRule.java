package io.keyledger.evaluate.diff;

import io.keyledger.check.Severity;
import io.keyledger.check.Status;
import io.keyledger.evaluate.diff.Change.Kind;
import io.keyledger.evaluate.diff.Change.Subject;
import io.keyledger.inventory.ResourceType;
import io.keyledger.inventory.ResourceTypes;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Findings: a status in each run, listed or concluded from the other files. */
final class FindingRule implements Rule {
    private static final String KMS = "kms";

    /** The status of a finding, or why there is none. */
    private enum State {
        FAIL("FAIL"),
        UNKNOWN("UNKNOWN"),
        WAIVED("WAIVED"),
        PASS("PASS"),
        NOT_APPLICABLE("NOT_APPLICABLE"),
        /** Not listed, and the counts of the check don't say which of the two it is. */
        PASS_OR_NOT_APPLICABLE("PASS;NOT_APPLICABLE"),
        /** The check does not judge the resource, or there is no such resource. */
        ABSENT(""),
        /** The resource may be there, but what lists it was not answered. */
        UNSEEN("UNKNOWN");

        private final String text;

        State(String text) {
            this.text = text;
        }

        static State of(Status status) {
            return switch (status) {
                case PASS -> PASS;
                case FAIL -> FAIL;
                case UNKNOWN -> UNKNOWN;
                case NOT_APPLICABLE -> NOT_APPLICABLE;
                case WAIVED -> WAIVED;
            };
        }

        boolean isUnknown() {
            return this == UNKNOWN || this == UNSEEN;
        }

        boolean isClear() {
            return switch (this) {
                case PASS, NOT_APPLICABLE, PASS_OR_NOT_APPLICABLE, ABSENT -> true;
                case FAIL, UNKNOWN, WAIVED, UNSEEN -> false;
            };
        }
    }

    @Override
    public ComparedTable table() {
        return ComparedTable.FINDINGS;
    }

    /** Whether a run's other files have to say what became of a finding that it does not list. */
    static boolean needsResource(Side missing, TableRow listed) {
        return missing.group().isEmpty()
                && !missing.run().description().listsAll()
                && !isOfBill(listed)
                && !State.of(status(listed)).isClear();
    }

    /** Whether a finding is about usage on a bill, which no table of a run has rows of. */
    private static boolean isOfBill(TableRow finding) {
        return finding.cell("resource_type").equals(ResourceTypes.KMS_USAGE);
    }

    private static Status status(TableRow row) {
        return CellParser.constant(Status.class, row, "status");
    }

    @Override
    public List<Change> changes(Side before, Side after) {
        TableRow shown = after.group().row().or(before.group()::row).orElseThrow();
        State was = state(before, after, shown);
        State is = state(after, before, shown);
        if (was == is || (was.isClear() && is.isClear()) || (was.isUnknown() && is.isUnknown())) {
            return was == State.FAIL ? severity(before, after) : List.of();
        }
        Optional<Cause> barrier = barrier(before, after, shown).or(() -> barrier(after, before, shown));
        ChangeType type = barrier.isPresent() ? ChangeType.NOT_COMPARABLE : type(was, is);
        return List.of(new Change(
                type,
                subject(shown),
                Change.STATUS,
                was.text,
                is.text,
                Optional.of(CellParser.constant(Severity.class, shown, "severity")),
                shown.cell("reason"),
                barrier.map(Set::of).orElse(Set.of())));
    }

    private static ChangeType type(State was, State is) {
        if (is.isUnknown()) {
            return was == State.ABSENT ? ChangeType.NEW : ChangeType.LOST_FROM_SIGHT;
        }
        if (was.isUnknown()) {
            return is == State.ABSENT ? ChangeType.GONE : ChangeType.SEEN_AT_LAST;
        }
        if (was.isClear()) {
            return ChangeType.NEW;
        }
        return switch (is) {
            case WAIVED -> ChangeType.WAIVED;
            case PASS, PASS_OR_NOT_APPLICABLE -> ChangeType.FIXED;
            case FAIL -> ChangeType.WAIVER_ENDED;
            case NOT_APPLICABLE, ABSENT, UNKNOWN, UNSEEN -> ChangeType.GONE;
        };
    }

    private static List<Change> severity(Side before, Side after) {
        TableRow old = before.group().row().orElseThrow();
        TableRow row = after.group().row().orElseThrow();
        Severity was = CellParser.constant(Severity.class, old, "severity");
        Severity is = CellParser.constant(Severity.class, row, "severity");
        if (was == is) {
            return List.of();
        }
        ChangeType type = is.compareTo(was) < 0 ? ChangeType.WORSENED : ChangeType.EASED;
        return List.of(new Change(
                type,
                subject(row),
                Change.SEVERITY,
                was.name(),
                is.name(),
                Optional.of(is),
                row.cell("reason"),
                Set.of()));
    }

    private static State state(Side side, Side other, TableRow shown) {
        Optional<TableRow> row = side.group().row();
        if (row.isPresent()) {
            return State.of(status(row.get()));
        }
        if (side.run().description().listsAll()) {
            return hidden(side, other, shown) ? State.UNSEEN : State.ABSENT;
        }
        // Where other usage passes, the bill was compared: what is not listed agrees, or costs nothing on either side.
        if (!isOfBill(shown) && !side.run().standing().stands(shown)) {
            return hidden(side, other, shown) ? State.UNSEEN : State.ABSENT;
        }
        return side.run()
                .sight()
                .counts(shown.cell("check_id"), shown.cell("account_id"), shown.cell("region"))
                .map(counts -> byCounts(counts, other, shown))
                .orElse(State.ABSENT);
    }

    /** The status of a finding that is not listed although its resource stands: one of those that are only counted. */
    private static State byCounts(Sight.Counts counts, Side other, TableRow shown) {
        if (counts.passed() == 0) {
            return counts.notApplicable() == 0 ? State.ABSENT : State.NOT_APPLICABLE;
        }
        long before = other.run()
                .sight()
                .counts(shown.cell("check_id"), shown.cell("account_id"), shown.cell("region"))
                .map(Sight.Counts::notApplicable)
                .orElse(0L);
        return counts.notApplicable() <= before ? State.PASS : State.PASS_OR_NOT_APPLICABLE;
    }

    private static boolean hidden(Side side, Side other, TableRow shown) {
        return side.run()
                .sight()
                .mayHide(
                        shown.cell("account_id"),
                        shown.cell("region"),
                        service(shown),
                        other.run().sight());
    }

    /** Why one run can't say anything about a finding of the other; absent if it can. */
    private static Optional<Cause> barrier(Side side, Side other, TableRow shown) {
        if (!side.group().isEmpty()) {
            return Optional.empty();
        }
        ComparedRun run = side.run();
        String check = shown.cell("check_id");
        if (!run.sight()
                .covers(
                        shown.cell("account_id"),
                        shown.cell("region"),
                        service(shown),
                        other.run().sight())) {
            return Optional.of(Cause.SCOPE);
        }
        if (run.description().unselectedChecks().contains(check)) {
            return Optional.of(Cause.SCOPE);
        }
        if (run.description().disabledChecks().contains(check)) {
            return Optional.of(Cause.CONFIGURATION);
        }
        boolean otherTool = !run.description()
                .toolVersion()
                .equals(other.run().description().toolVersion());
        return otherTool && !run.sight().knows(check) ? Optional.of(Cause.TOOL) : Optional.empty();
    }

    private static String service(TableRow finding) {
        String type = finding.cell("resource_type");
        return type.equals(ResourceTypes.KMS_KEY)
                ? KMS
                : ResourceType.named(type).map(ResourceType::service).orElse("");
    }

    private static Subject subject(TableRow row) {
        boolean ofKey = row.cell("resource_type").equals(ResourceTypes.KMS_KEY);
        return new Subject(
                Kind.FINDING,
                row.cell("account_id"),
                row.cell("region"),
                row.cell("finding_id"),
                row.cell("key_arn"),
                ofKey ? row.cell("key_name") : row.cell("resource_id"),
                row.cell("check_id"));
    }
}
