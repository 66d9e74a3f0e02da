package io.keyledger.cli.text;

import io.keyledger.cli.process.ConsoleText;
import io.keyledger.cli.process.Paint;
import io.keyledger.cost.Amount;
import io.keyledger.cost.RequestRate;
import io.keyledger.cost.bill.Reconciliation;
import io.keyledger.cost.breakdown.CostBreakdown.Row;
import io.keyledger.cost.breakdown.Dimension;
import io.keyledger.cost.breakdown.Term;
import io.keyledger.cost.savings.BucketChoices;
import io.keyledger.cost.savings.Saving;
import io.keyledger.cost.savings.Savings;
import io.keyledger.evaluate.ChangedRequests;
import io.keyledger.evaluate.CostReport;
import io.keyledger.inventory.KeyReference;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A cost report for people. */
public final class CostText {
    private static final Set<Dimension> OF_CLOUDTRAIL =
            EnumSet.of(Dimension.CALLER, Dimension.SERVICE, Dimension.RESOURCE);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int GAPS = 10;
    private static final String INDENT = "     ";

    private final CostReport report;
    private final Paint paint;

    public CostText(CostReport report, Paint paint) {
        this.report = report;
        this.paint = paint;
    }

    /** The first rows, and the rest as one, so that they add up to the same total. */
    public static List<Row> shown(List<Row> rows, int most) {
        if (rows.size() <= most) {
            return rows;
        }
        List<Row> shown = new ArrayList<>(rows.subList(0, most));
        Row rest = rows.subList(most, rows.size()).stream().reduce(Row::plus).orElseThrow();
        String name = "(" + NumberText.count(rows.size() - most, "other") + ")";
        shown.add(new Row(
                name, name, rest.keys(), rest.requests(), rest.storageUsd(), rest.requestsUsd(), rest.confidence()));
        return shown;
    }

    /**
     * Everything that there is to say.
     *
     * @param most how many rows to show before the rest is one
     */
    public String all(int most) {
        StringBuilder text = new StringBuilder(heading());
        text.append(table(shown(report.rows(), most)));
        notes().forEach(note -> text.append(ConsoleText.of(note)).append('\n'));
        report.choices().forEach(choices -> text.append('\n').append(choices(choices)));
        if (report.bill().isPresent()) {
            text.append('\n').append(bill(most));
        }
        text.append(changes(most));
        text.append('\n').append(savings());
        return text.toString();
    }

    /** The keys whose requests changed; empty if there are none. */
    private String changes(int most) {
        List<ChangedRequests> changes = report.changes();
        if (changes.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder("\n")
                .append(paint.bold("Requests changed at least tenfold on " + NumberText.count(changes.size(), "key")))
                .append(", as CloudWatch counts them\n");
        TextTable table = new TextTable(List.of("KEY", "WHERE", "CHANGE", "BEFORE", "NOW", "SINCE"), 3);
        changes.stream()
                .limit(most)
                .forEach(change -> table.add(List.of(
                        change.keyName(),
                        change.accountId() + " " + change.region(),
                        change.up() ? "up" : "down",
                        rate(change.before()),
                        rate(change.after()),
                        change.since().toString())));
        text.append(table.text());
        if (changes.size() > most) {
            text.append("and ").append(changes.size() - most).append(" more: --format json\n");
        }
        return text.toString();
    }

    private static String rate(RequestRate rate) {
        return count(Amount.exactly(rate.requests())) + " in "
                + NumberText.count(rate.days().intValue(), "day");
    }

    private String heading() {
        String term = report.term() == Term.MONTH
                ? "USD for thirty days of the present state, with requests at the pace of the last %s"
                : "USD for the days before, as far as they were counted: keys for 30 days, requests for up to %s";
        return paint.bold("What " + NumberText.count(report.keys(), "key") + " cost by "
                        + report.grouping().text())
                + ": " + NumberText.count(report.accounts().size(), "account") + ", "
                + NumberText.count(report.regions().size(), "Region") + ", as of " + report.asOf() + "\n"
                + String.format(Locale.ROOT, term + "%n%n", NumberText.count(report.countedDays(), "day"));
    }

    private String table(List<Row> rows) {
        boolean isByKey = report.grouping().dimension() == Dimension.KEY;
        List<String> heading = new ArrayList<>(List.of(report.grouping().text().toUpperCase(Locale.ROOT)));
        if (isByKey) {
            heading.add("WHERE");
        }
        heading.addAll(List.of("REQUESTS", "KEYS USD", "REQUESTS USD", "TOTAL USD", "SHARE", "CONFIDENCE"));
        TextTable table = new TextTable(heading, isByKey ? 2 : 1);
        for (Row row : rows) {
            List<String> cells = new ArrayList<>(List.of(row.name()));
            if (isByKey) {
                cells.add(where(row.group()));
            }
            cells.addAll(List.of(
                    count(row.requests()),
                    NumberText.usd(row.storageUsd()),
                    NumberText.usd(row.requestsUsd()),
                    NumberText.usd(row.total()),
                    share(row.total()),
                    row.confidence().text()));
            table.add(cells);
        }
        Row total = rows.stream().reduce(Row::plus).orElse(null);
        if (total != null) {
            List<String> cells = new ArrayList<>(List.of("TOTAL"));
            if (isByKey) {
                cells.add("");
            }
            cells.addAll(List.of(
                    count(total.requests()),
                    NumberText.usd(total.storageUsd()),
                    NumberText.usd(total.requestsUsd()),
                    NumberText.usd(report.total()),
                    "",
                    ""));
            table.add(cells);
        }
        return table.text();
    }

    /** The bill next to the estimates; empty if no bill is given. */
    public String bill(int most) {
        return report.bill().map(bill -> bill(bill, most)).orElse("");
    }

    private String bill(Reconciliation bill, int most) {
        StringBuilder text = new StringBuilder(paint.bold("The bill of AWS KMS from " + day(bill.start())))
                .append(" until ")
                .append(bill.billedUntil());
        text.append(
                bill.inProgress()
                        ? "; the period ends at " + bill.end() + ", and PROJECTED is all of it at the pace so far\n"
                        : "\n");
        text.append("ESTIMATE is what the present state costs in the same time.\n\n");
        TextTable table = new TextTable(
                List.of("ACCOUNT", "REGION", "USAGE TYPE", "BILLED", "PROJECTED", "ESTIMATE", "RESIDUAL", "SHARE"), 3);
        BigDecimal billed = BigDecimal.ZERO;
        BigDecimal projected = BigDecimal.ZERO;
        Amount estimate = Amount.ZERO;
        for (Reconciliation.Row row : bill.rows()) {
            billed = billed.add(row.billed());
            projected = projected.add(row.projected());
            estimate = estimate.plus(row.estimate());
        }
        bill.rows().stream()
                .limit(most)
                .forEach(row -> table.add(List.of(
                        row.accountId(),
                        row.region(),
                        row.usageType(),
                        usd(row.billed()),
                        usd(row.projected()),
                        NumberText.usd(row.estimate()),
                        usd(row.residual()),
                        row.share().multiply(HUNDRED).setScale(0, RoundingMode.HALF_UP) + "%"
                                + (row.over() ? " !" : ""))));
        table.add(List.of(
                "TOTAL",
                "",
                "",
                usd(billed),
                usd(projected),
                NumberText.usd(estimate),
                usd(billed.subtract(estimate.atLeast())),
                ""));
        text.append(table.text());
        if (bill.rows().size() > most) {
            text.append("The total has ").append(bill.rows().size() - most).append(" more rows.\n");
        }
        bill.rows().stream()
                .filter(Reconciliation.Row::over)
                .limit(GAPS)
                .forEach(row -> text.append("  ! ")
                        .append(ConsoleText.of(row.accountId() + " " + row.region() + " " + row.usageType() + ": "
                                + String.join("; ", row.reasons())))
                        .append('\n'));
        new TreeMap<>(bill.others())
                .forEach((charge, usd) -> text.append(ConsoleText.of(charge))
                        .append(" of ")
                        .append(usd(usd))
                        .append(" is not part of the comparison.\n"));
        if (!bill.earlier().isEmpty()) {
            text.append("Earlier billing periods in the file are left out: ")
                    .append(bill.earlier().stream().sorted().map(CostText::day).collect(Collectors.joining(", ")))
                    .append(".\n");
        }
        return text.toString();
    }

    private static String day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC).toString();
    }

    private static String usd(BigDecimal amount) {
        return NumberText.usd(Amount.exactly(amount));
    }

    private static String where(String group) {
        return KeyReference.parse(group) instanceof KeyReference.KeyArn arn ? arn.accountId() + " " + arn.region() : "";
    }

    private static String count(Amount amount) {
        return amount.isUnknown()
                ? "unknown"
                : String.format(
                        Locale.ROOT,
                        "%,d%s",
                        amount.atLeast().setScale(0, RoundingMode.HALF_UP).longValue(),
                        amount.exact() ? "" : "+");
    }

    private String share(Amount amount) {
        BigDecimal total = report.total().atLeast();
        return total.signum() <= 0 || amount.isUnknown()
                ? ""
                : amount.atLeast().multiply(HUNDRED).divide(total, 0, RoundingMode.HALF_UP) + "%";
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        notes.add("");
        notes.add("Amounts are rounded; --format csv and json have every digit. This audit's own calls cost "
                + NumberText.usd(report.audit()) + ", which is not in the total.");
        if (report.keysUnknown() > 0) {
            notes.add("Part of the cost of " + NumberText.count(report.keysUnknown(), "key")
                    + " is unknown, so sums with + are lower bounds.");
        }
        if (!report.attributed() && OF_CLOUDTRAIL.contains(report.grouping().dimension())) {
            notes.add("CloudWatch names no callers, services and resources; give CloudTrail's log files with"
                    + " --cloudtrail.");
        }
        if (!report.gaps().isEmpty()) {
            notes.add(NumberText.count(report.gaps().size(), "action")
                    + " could not be read in full, which may hide keys, requests or dependents; an audit says why in"
                    + " coverage.csv:");
            report.gaps().stream().limit(GAPS).forEach(gap -> notes.add("  " + gap));
            if (report.gaps().size() > GAPS) {
                notes.add("  and " + (report.gaps().size() - GAPS) + " more");
            }
        }
        return notes;
    }

    private String choices(BucketChoices choices) {
        return paint.bold(choices.bucket()) + " a month: " + ConsoleText.of(choices.text()) + "\n";
    }

    /** What can be saved, the best first. */
    public String savings() {
        Savings savings = report.savings();
        StringBuilder text = new StringBuilder();
        if (savings.count() == 0) {
            text.append("Nothing to save was found.\n");
        } else {
            text.append(paint.bold(NumberText.count(savings.count(), "saving")))
                    .append(": together at most ")
                    .append(NumberText.usd(savings.usdMonth()))
                    .append(" a month on the present keys\n");
            int number = 1;
            for (Saving saving : savings.ranked()) {
                text.append(saving(number++, saving));
            }
            if (savings.count() > savings.ranked().size()) {
                text.append("  and ")
                        .append(savings.count() - savings.ranked().size())
                        .append(" more: --by saving --format csv\n");
            }
        }
        for (Savings.Fixed fixed : savings.fixed()) {
            text.append("Not avoidable: ")
                    .append(NumberText.usd(fixed.usdMonth()))
                    .append(" a month. ")
                    .append(ConsoleText.of(fixed.reason()))
                    .append(".\n");
        }
        for (Savings.Undecided undecided : savings.undecided()) {
            text.append(ConsoleText.of("Not decided for "
                            + NumberText.count(undecided.keys(), "key")
                            + ": "
                            + undecided.kind().title().toLowerCase(Locale.ROOT)
                            + "; "
                            + undecided.reason()))
                    .append('\n');
        }
        return text.toString();
    }

    private String saving(int number, Saving saving) {
        String place = (saving.accountId() + " " + saving.region()).strip();
        String amount = saving.usdMonth().atLeast().signum() < 0
                ? "costs "
                        + NumberText.usd(new Amount(saving.usdMonth().atLeast().negate(), true))
                : NumberText.usd(saving.usdMonth()) + (saving.atMost() ? " at most" : "");
        String subject = saving.subject().isEmpty() ? "" : saving.subject() + ", ";
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%3d. %s  %s (%s, %s effort)%n",
                number,
                paint.bold(amount),
                ConsoleText.of(saving.kind().title()),
                saving.confidence().text(),
                saving.kind().effort().text()));
        line(text, subject + saving.keyName() + " (" + place + ")");
        line(text, saving.reason());
        line(text, saving.action());
        if (!saving.alternatives().isEmpty()) {
            line(text, "A month: " + saving.alternatives());
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String line) {
        text.append(INDENT).append(ConsoleText.of(line)).append('\n');
    }
}
