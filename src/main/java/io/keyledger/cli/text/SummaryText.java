package io.keyledger.cli.text;

import io.keyledger.check.Severity;
import io.keyledger.check.Status;
import io.keyledger.classify.Custody;
import io.keyledger.cli.process.ConsoleText;
import io.keyledger.cli.process.Paint;
import io.keyledger.evaluate.AuditSettings;
import io.keyledger.evaluate.RunSummary;
import io.keyledger.evaluate.RunSummary.Cause;
import io.keyledger.evaluate.RunSummary.Causes;
import io.keyledger.evaluate.RunSummary.Checks;
import io.keyledger.evaluate.RunSummary.Costs;
import io.keyledger.evaluate.RunSummary.Deadline;
import io.keyledger.evaluate.RunSummary.Gap;
import io.keyledger.evaluate.diff.Change;
import io.keyledger.evaluate.diff.ChangeType;
import io.keyledger.evaluate.row.CheckEvaluation;
import io.keyledger.report.diff.DiffWords;
import io.keyledger.report.page.HtmlPage;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** The summary of a run as text: what there is, what is most urgent, what it costs, what could not be read. */
public final class SummaryText {
    private static final int MOST_CAUSES = 8;
    private static final int MOST_DEADLINES = 8;
    private static final int MOST_LOSSES = 3;
    private static final int MOST_GAPS = 8;
    private static final int MOST_CHANGES = 5;
    private static final String UNDER_LABEL = " ".repeat(11);

    private final RunResult result;
    private final RunSummary summary;
    private final Paint paint;
    private final WrappedText text;

    private SummaryText(RunResult result, Paint paint) {
        this.result = result;
        this.summary = result.summary();
        this.paint = paint;
        this.text = new WrappedText(paint);
    }

    public static String of(RunResult result, AuditSettings settings, Paint paint) {
        return new SummaryText(result, paint).text(settings);
    }

    private String text(AuditSettings settings) {
        losses();
        heading(settings);
        changes();
        deadlines();
        waivers(settings);
        failures();
        costs();
        gaps();
        ending(settings);
        return text.text();
    }

    /** Keys that are about to go while something depends on them come first, because their data goes with them. */
    private void losses() {
        List<Deadline> losses =
                summary.deadlines().stream().filter(Deadline::needed).toList();
        if (losses.isEmpty()) {
            return;
        }
        losses.stream().limit(MOST_LOSSES).forEach(deadline -> wrapped(0, loss(deadline) + ": " + deadline.remedy()));
        if (losses.size() > MOST_LOSSES) {
            line("and " + NumberText.count(losses.size() - MOST_LOSSES, "other key", "other keys")
                    + " that something depends on: data_at_risk in summary.json");
        }
        line("");
    }

    private String loss(Deadline deadline) {
        String day = LocalDate.ofInstant(deadline.at(), ZoneOffset.UTC).toString();
        boolean passed = deadline.at().isBefore(summary.asOf());
        String when = passed
                ? " on " + day
                : deadline.daysLeft() == 0
                        ? " in under a day (" + day + ")"
                        : " in " + NumberText.count(deadline.daysLeft(), "day", "days") + " (" + day + ")";
        String what = deadline.deletion()
                ? passed ? " was due for deletion" : " will be deleted"
                : passed ? " has key material that expired" : " has key material that expires";
        return deadline.name() + " (" + deadline.accountId() + " " + deadline.region() + ")" + what + when
                + under(deadline);
    }

    private static String under(Deadline deadline) {
        if (deadline.resources() == 0) {
            return ", and something that was not audited uses it";
        }
        boolean one = deadline.resources() == 1 && deadline.allResources();
        return ", and " + number(deadline.resources()) + (deadline.allResources() ? "" : "+")
                + (one ? " resource depends" : " resources depend") + " on it";
    }

    private void heading(AuditSettings settings) {
        line("%s in %s, as of %s"
                .formatted(
                        NumberText.count(summary.accounts().size(), "account", "accounts"),
                        NumberText.count(summary.regions().size(), "Region", "Regions"),
                        summary.asOf()));
        if (!settings.filter().isAll()) {
            line("A part of the snapshot only: %s of %s"
                    .formatted(String.join(", ", summary.regions()), String.join(", ", summary.accounts())));
        }
        selection();
        line("");
        labelled("Keys", counts(summary.keys()));
        labelled("Resources", counts(summary.resources()));
        labelled("Findings", findings());
        matters();
    }

    /** What was left out by choice, so that nobody takes it for passed. */
    private void selection() {
        Checks checks = summary.checks();
        int unselected = checks.ids(CheckEvaluation.NOT_SELECTED).size();
        if (unselected > 0) {
            wrapped(
                    0,
                    "A part of the checks only: %s of %s were selected; the others were not evaluated"
                            .formatted(number(checks.available() - unselected), number(checks.available())));
        }
        int uncollected = checks.ids(CheckEvaluation.NOT_COLLECTED).size();
        if (uncollected > 0) {
            wrapped(
                    0,
                    NumberText.count(uncollected, "check was", "checks were")
                            + " not evaluated, because what they judge was left out by --collector");
        }
    }

    private static String counts(SortedMap<Custody, Long> counts) {
        long total = counts.values().stream().mapToLong(Long::longValue).sum();
        String byCustody = counts.entrySet().stream()
                .map(entry -> number(entry.getValue())
                        + WrappedText.TOGETHER
                        + entry.getKey().text())
                .collect(Collectors.joining(", "));
        return byCustody.isEmpty() ? "none" : number(total) + ": " + byCustody;
    }

    private String findings() {
        List<String> words = new ArrayList<>();
        summary.failures()
                .forEach((severity, count) ->
                        words.add(number(count) + " " + severity.name().toLowerCase(Locale.ROOT)));
        String failed = words.isEmpty() ? "none failed" : "failed " + String.join(", ", words);
        return failed
                + "; " + number(count(Status.PASS)) + " passed, "
                + number(count(Status.UNKNOWN)) + " unknown"
                + (count(Status.WAIVED) == 0 ? "" : ", " + number(count(Status.WAIVED)) + " waived");
    }

    private long count(Status status) {
        return summary.findings().getOrDefault(status, 0L);
    }

    /** Counts causes, which may each be behind many findings. */
    private void matters() {
        Causes causes = summary.causes();
        List<String> words = new ArrayList<>();
        if (causes.severeFailures() > 0) {
            words.add(
                    NumberText.count(causes.severeFailures(), "critical or high failure", "critical and high failures")
                            + (causes.severeFailures() == 1 ? " has " : " have ")
                            + NumberText.count(causes.severeCauses(), "cause", "causes"));
        }
        if (causes.unknown() > 0) {
            words.add(number(causes.unknown()) + " unknown" + (causes.unknown() == 1 ? " has " : " have ")
                    + NumberText.count(causes.unknownCauses(), "cause", "causes"));
        }
        if (!words.isEmpty()) {
            labelled("", String.join("; ", words));
        }
    }

    /** What is new since the earlier run. */
    private void changes() {
        Optional<String> earlier = result.changes().earlier().map(run -> String.valueOf(run.getFileName()));
        if (earlier.isEmpty()) {
            return;
        }
        line("");
        line(paint.bold("Since " + ConsoleText.of(earlier.get())));
        if (!result.changes().problem().isEmpty()) {
            wrapped(2, "not compared: " + result.changes().problem());
        }
        result.changes().summary().ifPresent(found -> {
            wrapped(2, DiffWords.counts(found));
            for (ChangeType type : List.of(ChangeType.NEW, ChangeType.WAIVER_ENDED, ChangeType.WORSENED)) {
                List<Change> worst = found.worst(type);
                worst.stream().limit(MOST_CHANGES).forEach(change -> line("  " + change(change)));
                if (worst.size() > MOST_CHANGES) {
                    line("  and more " + type.text().replace('-', ' ') + " in diff.csv");
                }
            }
        });
    }

    private String change(Change change) {
        return change.severity().map(severity -> severity(severity) + " ").orElse("")
                + ConsoleText.of(change.type().text().replace('-', ' ') + ": " + DiffWords.subject(change));
    }

    /** Accepted failures that fail again soon. */
    private void waivers(AuditSettings settings) {
        LocalDate today = LocalDate.ofInstant(summary.asOf(), ZoneOffset.UTC);
        List<EndingWaiver> ending = EndingWaiver.of(
                settings.waivers(), today, settings.checkSettings().expiryWarningDays());
        if (ending.isEmpty()) {
            return;
        }
        line("");
        line(paint.bold("Waivers that end"));
        for (EndingWaiver waiver : ending.subList(0, Math.min(MOST_DEADLINES, ending.size()))) {
            wrapped(2, waiver.sentence());
        }
        if (ending.size() > MOST_DEADLINES) {
            line("  and " + NumberText.count(ending.size() - MOST_DEADLINES, "other waiver", "other waivers"));
        }
    }

    private void deadlines() {
        List<Deadline> deadlines = summary.deadlines();
        if (deadlines.isEmpty()) {
            return;
        }
        line("");
        line(paint.bold("Deadlines"));
        for (Deadline deadline : deadlines.subList(0, Math.min(MOST_DEADLINES, deadlines.size()))) {
            line("  " + LocalDate.ofInstant(deadline.at(), ZoneOffset.UTC) + ", " + daysLeft(deadline) + "  "
                    + ConsoleText.of(deadline.name()) + " ("
                    + ConsoleText.of(deadline.accountId() + " " + deadline.region()) + "), "
                    + dependents(deadline));
            wrapped(UNDER_LABEL.length(), deadline.what() + ": " + deadline.remedy());
        }
        if (deadlines.size() > MOST_DEADLINES) {
            line("  and more in summary.json");
        }
    }

    private String daysLeft(Deadline deadline) {
        return deadline.at().isBefore(summary.asOf())
                ? "passed"
                : NumberText.count(deadline.daysLeft(), "day left", "days left");
    }

    private static String dependents(Deadline deadline) {
        if (deadline.resources() == 0) {
            return deadline.allResources() ? "no audited resource depends on it" : "what depends on it is unknown";
        }
        return (deadline.allResources() ? "" : "at least ")
                + NumberText.count(deadline.resources(), "resource depends on it", "resources depend on it");
    }

    private void failures() {
        List<Cause> causes = summary.causes().worst();
        if (causes.isEmpty()) {
            return;
        }
        line("");
        line(paint.bold("Most urgent"));
        for (Cause cause : causes.subList(0, Math.min(MOST_CAUSES, causes.size()))) {
            line("  " + severity(cause.severity()) + " " + cause.checkId()
                    + (cause.failures() == 1 ? "" : ", behind " + number(cause.failures()) + " failures"));
            wrapped(
                    UNDER_LABEL.length(),
                    "%s (%s %s): %s".formatted(cause.name(), cause.accountId(), cause.region(), cause.reason()));
        }
        long others = summary.causes().failureCauses() - Math.min(MOST_CAUSES, causes.size());
        if (others > 0) {
            line("  and " + NumberText.count(others, "other cause", "other causes") + " in findings.csv");
        }
    }

    private void costs() {
        Costs costs = summary.costs();
        line("");
        labelled(
                "Cost",
                "%s a month: keys %s, rotations %s, requests %s, free tier %s"
                        .formatted(
                                NumberText.usd(costs.total()),
                                NumberText.usd(costs.storage()),
                                NumberText.usd(costs.rotation()),
                                NumberText.usd(costs.requests()),
                                NumberText.usd(costs.freeTier())));
        if (costs.keysUnknown() > 0) {
            line(UNDER_LABEL + "not fully known for " + NumberText.count(costs.keysUnknown(), "key", "keys"));
        }
        if (costs.audit().atLeast().signum() > 0) {
            line(UNDER_LABEL + "this audit's own requests: " + NumberText.usd(costs.audit()));
        }
        costs.dearest()
                .forEach(key -> line("%11s  %s (%s %s)"
                        .formatted(
                                NumberText.usd(key.total()),
                                ConsoleText.of(key.name()),
                                key.accountId(),
                                key.region())));
    }

    private void gaps() {
        List<Gap> gaps = summary.gaps();
        if (gaps.isEmpty()) {
            return;
        }
        line("");
        line(paint.bold("Not read") + "; findings that depend on it are UNKNOWN");
        TextTable table = new TextTable(List.of("  action", "unanswered", "where"), 3);
        gaps.stream()
                .limit(MOST_GAPS)
                .forEach(gap -> table.add(List.of("  " + gap.action(), unanswered(gap), where(gap))));
        text.append(table.text());
        if (gaps.size() > MOST_GAPS) {
            line("  and " + NumberText.count(gaps.size() - MOST_GAPS, "other action", "other actions"));
        }
        line("  The reasons are in coverage.csv.");
    }

    private static String unanswered(Gap gap) {
        return gap.unanswered().entrySet().stream()
                .map(reason -> number(reason.getValue()) + " " + reason.getKey())
                .collect(Collectors.joining(", "));
    }

    private static String where(Gap gap) {
        return gap.places() == 1
                ? gap.firstPlace()
                : gap.firstPlace() + " and " + NumberText.count(gap.places() - 1, "other place", "other places");
    }

    private void ending(AuditSettings settings) {
        line("");
        labelled("Files", result.folder().toString());
        labelled("Page", result.folder().resolve(HtmlPage.FILE) + ", for a browser");
        labelled(
                "Exit code",
                switch (result.code()) {
                    case FINDINGS ->
                        "1, because checks "
                                + (result.failOnNew().isPresent() ? "newly " : "")
                                + "failed"
                                + result.failOnNew()
                                        .or(settings::failOn)
                                        .map(SummaryText::atLeast)
                                        .orElse("");
                    case INCOMPLETE ->
                        summary.complete()
                                ? "3, because new failures may be hidden"
                                : "3, because something could not be read";
                    case CLEAN, USAGE, CRASH ->
                        result.code().number() + ", " + result.code().meaning();
                });
    }

    private static String atLeast(Severity severity) {
        return " of severity " + severity.name().toLowerCase(Locale.ROOT)
                + (severity == Severity.CRITICAL ? "" : "" + " or higher");
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private String severity(Severity severity) {
        String padded = "%-8s".formatted(severity);
        return switch (severity) {
            case CRITICAL, HIGH -> paint.red(padded);
            case MEDIUM -> paint.yellow(padded);
            case LOW, INFO -> paint.dim(padded);
        };
    }

    private void labelled(String label, String content) {
        text.boldField(label, UNDER_LABEL.length(), content);
    }

    private void wrapped(int indent, String content) {
        text.field("", indent, content);
    }

    private void line(String line) {
        text.line(line);
    }
}
