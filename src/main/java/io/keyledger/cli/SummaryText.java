package io.keyledger.cli;

import io.keyledger.check.Severity;
import io.keyledger.check.Status;
import io.keyledger.classify.Custody;
import io.keyledger.report.ReportSettings;
import io.keyledger.report.RunSummary;
import io.keyledger.report.RunSummary.Costs;
import io.keyledger.report.RunSummary.Example;
import io.keyledger.report.RunSummary.FailedCheck;
import io.keyledger.report.RunSummary.Gap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** A run as a person likes to read it. */
final class SummaryText {
    private static final int MOST_CHECKS = 8;
    private static final int MOST_GAPS = 8;
    private static final int LINE = 118;

    private final RunSummary summary;
    private final StringBuilder text = new StringBuilder();

    private SummaryText(RunSummary summary) {
        this.summary = summary;
    }

    static String of(RunSummary summary, ReportSettings settings) {
        return new SummaryText(summary).text(settings);
    }

    private String text(ReportSettings settings) {
        heading();
        failures();
        costs();
        gaps();
        ending(settings);
        return text.toString();
    }

    private void heading() {
        line("%s in %s, as of %s"
                .formatted(
                        Words.count(summary.accounts().size(), "account", "accounts"),
                        Words.count(summary.regions().size(), "Region", "Regions"),
                        summary.asOf()));
        line("");
        line("Keys       " + counts(summary.keys()));
        line("Resources  " + counts(summary.resources()));
        line("Findings   " + findings());
    }

    private static String counts(SortedMap<Custody, Long> counts) {
        long total = counts.values().stream().mapToLong(Long::longValue).sum();
        String byCustody = counts.entrySet().stream()
                .map(entry -> entry.getKey().text() + " " + number(entry.getValue()))
                .collect(Collectors.joining(", "));
        return number(total) + (byCustody.isEmpty() ? "" : ": " + byCustody);
    }

    private String findings() {
        List<String> words = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            Long failed = summary.failures().get(severity);
            if (failed != null) {
                words.add(number(failed) + " " + severity.name().toLowerCase(Locale.ROOT));
            }
        }
        String failed = words.isEmpty() ? "none failed" : "failed " + String.join(", ", words);
        return failed
                + "; passed " + number(count(Status.PASS))
                + "; unknown " + number(count(Status.UNKNOWN))
                + (count(Status.WAIVED) == 0 ? "" : "; waived " + number(count(Status.WAIVED)));
    }

    private long count(Status status) {
        return summary.findings().getOrDefault(status, 0L);
    }

    private void failures() {
        List<FailedCheck> checks = summary.failedChecks();
        if (checks.isEmpty()) {
            return;
        }
        line("");
        line("Most urgent");
        for (FailedCheck check : checks.subList(0, Math.min(MOST_CHECKS, checks.size()))) {
            Example first = check.examples().getFirst();
            String more = check.failures() == 1 ? "" : ", and " + number(check.failures() - 1) + " more";
            line("  %-8s  %s%s".formatted(check.severity(), check.id(), more));
            line("            %s in %s %s: %s"
                    .formatted(
                            first.name(),
                            first.finding().accountId(),
                            first.finding().region(),
                            first.finding().verdict().reason()));
        }
        if (checks.size() > MOST_CHECKS) {
            line("  and failures of " + Words.count(checks.size() - MOST_CHECKS, "other check", "other checks")
                    + " in findings.csv");
        }
    }

    private void costs() {
        Costs costs = summary.costs();
        line("");
        line("Cost       %s a month: keys %s, rotations %s, requests %s, free tier %s%s"
                .formatted(
                        Words.usd(costs.total()),
                        Words.usd(costs.storage()),
                        Words.usd(costs.rotation()),
                        Words.usd(costs.requests()),
                        Words.usd(costs.freeTier()),
                        costs.keysUnknown() == 0
                                ? ""
                                : "; not known of " + Words.count(costs.keysUnknown(), "key", "keys")));
        costs.dearest()
                .forEach(key -> line("  %12s  %s in %s %s"
                        .formatted(Words.usd(key.total()), key.name(), key.accountId(), key.region())));
        if (costs.audit().signum() > 0) {
            line("           this audit's own requests: " + Words.usd(costs.audit()));
        }
    }

    private void gaps() {
        List<Gap> gaps = summary.gaps();
        if (gaps.isEmpty()) {
            return;
        }
        line("");
        line("Not read");
        for (Gap gap : gaps.subList(0, Math.min(MOST_GAPS, gaps.size()))) {
            line("  %s: %s at %s, such as %s"
                    .formatted(
                            gap.action(),
                            unanswered(gap.unanswered()),
                            Words.count(gap.places(), "place", "places"),
                            gap.example()));
        }
        if (gaps.size() > MOST_GAPS) {
            line("  and " + Words.count(gaps.size() - MOST_GAPS, "other action", "other actions") + " in coverage.csv");
        }
    }

    private static String unanswered(Map<String, Long> byReason) {
        return byReason.entrySet().stream()
                .map(reason -> reason.getKey() + " " + number(reason.getValue()))
                .collect(Collectors.joining(", "));
    }

    private void ending(ReportSettings settings) {
        line("");
        line("Files      " + summary.folder());
        line("Exit code  "
                + switch (summary.outcome()) {
                    case CLEAN -> "0: clean";
                    case FINDINGS ->
                        "1: findings of severity "
                                + settings.failOn()
                                        .map(least -> least.name().toLowerCase(Locale.ROOT))
                                        .orElse("")
                                + " or worse";
                    case INCOMPLETE -> "3: the evidence is incomplete, because something could not be read";
                });
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private void line(String line) {
        text.append(line.length() > LINE ? line.substring(0, LINE - 1) + "…" : line)
                .append('\n');
    }
}
