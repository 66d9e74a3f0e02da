package io.keyledger.cli.text;

import io.keyledger.cli.process.ConsoleText;
import io.keyledger.cli.process.Paint;
import io.keyledger.evaluate.diff.Change;
import io.keyledger.evaluate.diff.ChangeType;
import io.keyledger.evaluate.diff.DiffSummary;
import io.keyledger.evaluate.diff.RunDescription;
import io.keyledger.report.diff.DiffWords;
import java.util.Locale;

/** A comparison as text: the counts, then the worst changes of each type, the most urgent type first. */
public final class DiffText {
    private final Paint paint;
    private final StringBuilder text = new StringBuilder();

    private DiffText(Paint paint) {
        this.paint = paint;
    }

    /**
     * The comparison of two runs.
     *
     * @param note why causes could not be told apart, in one sentence; empty if they could
     */
    public static String of(RunDescription older, RunDescription newer, String note, DiffSummary summary, Paint paint) {
        DiffText text = new DiffText(paint);
        text.line("From " + run(older) + " to " + run(newer));
        text.changes(note, summary);
        return text.text.toString();
    }

    private void changes(String note, DiffSummary summary) {
        line(DiffWords.counts(summary));
        String open = DiffWords.notToldApart(summary);
        if (!open.isEmpty()) {
            line(open + (note.isEmpty() ? "" : " The older snapshot was not evaluated again: ") + note);
        }
        for (ChangeType type : ChangeType.values()) {
            if (summary.count(type) > 0) {
                section(summary, type);
            }
        }
    }

    private static String run(RunDescription run) {
        return run.name() + " (as of " + run.asOf() + ")";
    }

    private void section(DiffSummary summary, ChangeType type) {
        line("");
        text.append(paint.bold(DiffWords.heading(type)))
                .append(String.format(Locale.ROOT, ", %,d%n", summary.count(type)));
        for (Change change : summary.worst(type)) {
            String severity = DiffWords.severity(change);
            line("  " + (severity.isEmpty() ? "" : "%-8s ".formatted(severity)) + DiffWords.subject(change));
            String reason = DiffWords.reason(change);
            String why = DiffWords.causes(change);
            line("      " + DiffWords.difference(change)
                    + (why.isEmpty() ? "" : (DiffWords.difference(change).isEmpty() ? "" : "; ") + "cause: " + why)
                    + (reason.isEmpty() ? "" : "; " + reason));
        }
        long more = summary.count(type) - summary.worst(type).size();
        if (more > 0) {
            line("  and " + NumberText.count(more, "other", "others") + " (--format csv lists all)");
        }
    }

    private void line(String line) {
        text.append(ConsoleText.of(line)).append('\n');
    }
}
