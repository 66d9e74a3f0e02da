package io.keyledger.report.export;

import io.keyledger.report.text.MarkdownText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** {@code summary.md}: the run in numbers and what is most urgent, as Markdown for the summary of a CI job. */
public final class JobSummary implements RunFormat {
    private static final int MOST_CAUSES = 10;
    private static final int MOST_DEADLINES = 10;
    private static final int MOST_GAPS = 10;

    @Override
    public String file() {
        return "summary.md";
    }

    @Override
    public void write(FinishedRun run, OutputStream target) throws IOException {
        JsonNode summary = run.summary();
        StringBuilder text = new StringBuilder("## Encryption keys as of ")
                .append(summary.path("as_of").asString())
                .append("\n\n")
                .append(outcome(summary))
                .append("\n\n")
                .append(selection(summary.path("checks")));
        counts(text, "failures", summary.path("failures_by_severity"));
        counts(text, "findings", summary.path("findings_by_status"));
        counts(text, "keys", summary.path("keys_by_custody"));
        counts(text, "resources", summary.path("resources_by_custody"));
        deadlines(text, summary.path("deadlines"));
        causes(text, summary.path("causes").path("worst"));
        gaps(text, summary.path("not_read"));
        costs(text, summary.path("costs"));
        target.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String selection(JsonNode checks) {
        long unselected = checks.path("not_selected").asLong(0);
        return unselected == 0
                ? ""
                : "A part of the checks only: " + unselected + " of "
                        + checks.path("available").asLong(0) + " were not selected, and so not evaluated.\n\n";
    }

    private static String outcome(JsonNode summary) {
        return switch (summary.path("exit_code").asInt()) {
            case 0 -> "No check failed at or above the severity that fails an audit.";
            case 1 -> "Checks failed at or above the severity that fails an audit.";
            default -> "The evidence is incomplete: something could not be read.";
        };
    }

    private static void counts(StringBuilder text, String what, JsonNode counts) {
        StringBuilder header = new StringBuilder("| " + what + " |");
        StringBuilder line = new StringBuilder("|---|");
        StringBuilder numbers = new StringBuilder("| |");
        counts.properties().forEach(count -> {
            if (count.getValue().asLong() > 0) {
                header.append(' ').append(word(count.getKey())).append(" |");
                line.append("---:|");
                numbers.append(
                        String.format(Locale.ROOT, " %,d |", count.getValue().asLong()));
            }
        });
        text.append(header)
                .append('\n')
                .append(line)
                .append('\n')
                .append(numbers)
                .append("\n\n");
    }

    private static String word(String key) {
        return key.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static void deadlines(StringBuilder text, JsonNode deadlines) {
        if (deadlines.isEmpty()) {
            return;
        }
        text.append("### Deadlines\n\n| when | key | what happens | remedy |\n|---|---|---|---|\n");
        deadlines
                .valueStream()
                .limit(MOST_DEADLINES)
                .forEach(deadline -> text.append("| ")
                        .append(cell(deadline, "at"))
                        .append(" | ")
                        .append(place(deadline))
                        .append(" | ")
                        .append(cell(deadline, "what"))
                        .append(" | ")
                        .append(cell(deadline, "remedy"))
                        .append(" |\n"));
        more(text, deadlines.size() - MOST_DEADLINES);
    }

    private static void causes(StringBuilder text, JsonNode causes) {
        if (causes.isEmpty()) {
            return;
        }
        text.append("### Most urgent\n\n| severity | check | where | why | failures |\n|---|---|---|---|---:|\n");
        causes.valueStream()
                .limit(MOST_CAUSES)
                .forEach(cause -> text.append("| ")
                        .append(cell(cause, "severity"))
                        .append(" | ")
                        .append(cell(cause, "check_id"))
                        .append(" | ")
                        .append(place(cause))
                        .append(" | ")
                        .append(cell(cause, "reason"))
                        .append(" | ")
                        .append(cell(cause, "failures"))
                        .append(" |\n"));
        more(text, causes.size() - MOST_CAUSES);
    }

    private static void gaps(StringBuilder text, JsonNode gaps) {
        if (gaps.isEmpty()) {
            return;
        }
        text.append("### Not read\n\n| action | where | why |\n|---|---|---|\n");
        gaps.valueStream()
                .limit(MOST_GAPS)
                .forEach(gap -> text.append("| ")
                        .append(cell(gap, "action"))
                        .append(" | ")
                        .append(cell(gap, "first_place"))
                        .append(" | ")
                        .append(cell(gap, "why"))
                        .append(" |\n"));
        more(text, gaps.size() - MOST_GAPS);
    }

    private static void costs(StringBuilder text, JsonNode costs) {
        boolean below = costs.path("known_from_below")
                .valueStream()
                .anyMatch(name -> name.asString().equals("total_usd_month"));
        text.append("Keys cost ")
                .append(costs.path("total_usd_month").decimalValue().toPlainString())
                .append(below ? "+" : "")
                .append(" USD a month in their present state.\n");
    }

    private static String place(JsonNode item) {
        return cell(item, "name") + " (" + cell(item, "account_id") + " " + cell(item, "region") + ")";
    }

    private static String cell(JsonNode item, String property) {
        return MarkdownText.of(item.path(property).asString());
    }

    private static void more(StringBuilder text, int others) {
        text.append(others > 0 ? "\nand " + others + " more\n\n" : "\n");
    }
}
