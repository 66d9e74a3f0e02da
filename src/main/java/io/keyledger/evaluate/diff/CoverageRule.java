package io.keyledger.evaluate.diff;

import io.keyledger.evaluate.diff.Change.Kind;
import io.keyledger.evaluate.diff.Change.Subject;
import java.util.List;

/** Coverage: API actions that more or fewer calls of were not answered. */
final class CoverageRule implements Rule {
    private static final String UNANSWERED = "unanswered";

    @Override
    public ComparedTable table() {
        return ComparedTable.COVERAGE;
    }

    @Override
    public List<Change> changes(Side before, Side after) {
        long old = unanswered(before);
        long now = unanswered(after);
        if (old == now) {
            return List.of();
        }
        TableRow row = after.group().row().or(before.group()::row).orElseThrow();
        return List.of(Change.of(
                now > old ? ChangeType.COVERAGE_WORSE : ChangeType.COVERAGE_BETTER,
                subject(row),
                UNANSWERED,
                Long.toString(old),
                Long.toString(now)));
    }

    private static long unanswered(Side side) {
        return side.group().row().map(CellParser::unanswered).orElse(0L);
    }

    private static Subject subject(TableRow row) {
        String action = row.cell("service") + ":" + row.cell("action");
        return new Subject(Kind.COVERAGE, row.cell("account_id"), row.cell("region"), action, "", action, "");
    }
}
