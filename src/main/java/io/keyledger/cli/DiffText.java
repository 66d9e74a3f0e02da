package io.keyledger.cli;

import io.keyledger.evaluate.diff.Change;
import io.keyledger.evaluate.diff.ChangeType;
import io.keyledger.evaluate.diff.DiffSummary;
import io.keyledger.evaluate.diff.RunDescription;
import io.keyledger.report.diff.DiffWords;
import java.util.Locale;

/** A comparison as text: the counts, then the worst changes of each type, the most urgent type first. */
final class DiffText {
    private final Paint paint;
    private final StringBuilder text = new StringBuilder();

    private DiffText(Paint paint) {
        this.paint = paint;
    }

    static String of(RunComparison comparison, DiffSummary summary, Paint paint) {
        return new DiffText(paint).text(comparison, summary);
    }

    private String text(RunComparison comparison, DiffSummary summary) {
        line("From " + run(comparison.older()) + " to " + run(comparison.newer()));
        line(DiffWords.counts(summary));
        String open = DiffWords.notToldApart(summary);
        if (!open.isEmpty()) {
            line(open
                    + (comparison.note().isEmpty() ? "" : " The older snapshot was not evaluated again: ")
                    + comparison.note());
        }
        for (ChangeType type : ChangeType.values()) {
            if (summary.count(type) > 0) {
                section(summary, type);
            }
        }
        return text.toString();
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
