package io.keyledger.report.diff;

import io.keyledger.evaluate.diff.Change;
import io.keyledger.evaluate.diff.ChangeType;
import io.keyledger.evaluate.diff.DiffSummary;
import io.keyledger.evaluate.diff.RunDescription;
import io.keyledger.report.text.MarkdownText;
import java.util.Locale;

/** A comparison as Markdown, for a job summary or a pull request. */
public final class DiffMarkdown {
    private DiffMarkdown() {}

    /** The counts, and the worst changes of each type. */
    public static String of(RunDescription older, RunDescription newer, DiffSummary summary) {
        StringBuilder text = new StringBuilder("## Changes from ")
                .append(MarkdownText.of(older.name()))
                .append(" to ")
                .append(MarkdownText.of(newer.name()))
                .append("\n\n")
                .append(MarkdownText.of(DiffWords.counts(summary)))
                .append(".\n");
        String open = DiffWords.notToldApart(summary);
        if (!open.isEmpty()) {
            text.append('\n').append(MarkdownText.of(open)).append('\n');
        }
        for (ChangeType type : ChangeType.values()) {
            if (summary.count(type) > 0) {
                section(text, summary, type);
            }
        }
        return text.toString();
    }

    private static void section(StringBuilder text, DiffSummary summary, ChangeType type) {
        text.append("\n### ")
                .append(DiffWords.heading(type))
                .append(": ")
                .append(String.format(Locale.ROOT, "%,d", summary.count(type)))
                .append("\n\n| severity | what | difference | cause |\n|---|---|---|---|\n");
        for (Change change : summary.worst(type)) {
            text.append("| ")
                    .append(MarkdownText.of(DiffWords.severity(change)))
                    .append(" | ")
                    .append(MarkdownText.of(DiffWords.subject(change)))
                    .append(change.reason().isEmpty() ? "" : "; " + MarkdownText.of(DiffWords.reason(change)))
                    .append(" | ")
                    .append(MarkdownText.of(DiffWords.difference(change)))
                    .append(" | ")
                    .append(MarkdownText.of(DiffWords.causes(change)))
                    .append(" |\n");
        }
        long more = summary.count(type) - summary.worst(type).size();
        if (more > 0) {
            text.append("\nand ")
                    .append(String.format(Locale.ROOT, "%,d", more))
                    .append(" more\n");
        }
    }
}
