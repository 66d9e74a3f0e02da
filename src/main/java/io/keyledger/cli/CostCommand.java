package io.keyledger.cli;

import io.keyledger.cli.configuration.Configuration;
import io.keyledger.cli.configuration.Setting;
import io.keyledger.cli.process.Choices;
import io.keyledger.cli.process.ConsoleText;
import io.keyledger.cli.process.Environment;
import io.keyledger.cli.process.ExitCode;
import io.keyledger.cli.process.NearestName;
import io.keyledger.cli.process.Paint;
import io.keyledger.cli.process.UsageException;
import io.keyledger.cli.run.TerminalEvaluation;
import io.keyledger.cli.settings.EvaluationSettings;
import io.keyledger.cli.settings.KeptScope;
import io.keyledger.cli.snapshot.KeptSnapshots;
import io.keyledger.cli.snapshot.OneOffSnapshot;
import io.keyledger.cli.text.CostText;
import io.keyledger.cli.text.NumberText;
import io.keyledger.collect.run.CollectorRegistry;
import io.keyledger.cost.bill.Reconciliation;
import io.keyledger.cost.breakdown.CostBreakdown.Row;
import io.keyledger.cost.breakdown.Dimension;
import io.keyledger.cost.breakdown.Grouping;
import io.keyledger.cost.breakdown.Term;
import io.keyledger.evaluate.AuditSettings;
import io.keyledger.evaluate.CostReport;
import io.keyledger.evaluate.CostSurvey;
import io.keyledger.evaluate.CostSurvey.CostQuestion;
import io.keyledger.evaluate.EvaluationListener;
import io.keyledger.report.cost.BillTable;
import io.keyledger.report.cost.CostJson;
import io.keyledger.report.cost.CostTable;
import io.keyledger.report.cost.SavingsTable;
import io.keyledger.snapshot.Snapshot;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Reports what keys cost and what can be saved. */
@Command(
        name = "cost",
        description = {
            "Show what keys cost: by key, service, caller, resource, custody, operation, account, Region or tag, and"
                    + " what can be saved. The amounts are those of an audit of the same snapshot, to the last digit.",
            "",
            "CloudWatch counts requests per key and operation. Who made them, through which service and for which"
                    + " resource is in CloudTrail's log files: --cloudtrail. With --from or --snapshot, reads a kept"
                    + " snapshot and makes no calls to AWS.",
            "",
            "Names the keys whose requests changed at least tenfold since the newest earlier snapshot in the output"
                    + " folder."
        },
        footer = {
            "",
            "Exit codes: 0 the amounts are complete; 1 the bill differs from the estimate by more than"
                    + " costs.residual-share; 2 usage error; 3 something that affects them could not be read,"
                    + " as listed below the table."
        })
final class CostCommand implements Subcommand {
    private static final String BY = "--by";
    private static final String TAG_PREFIX = "tag:";
    private static final String SAVING = "saving";
    private static final String BILL = "bill";
    private static final int ROWS_OF_TEXT = 20;
    private static final int SAVINGS_OF_TEXT = 10;
    /** Collectors that say nothing about costs. */
    private static final Set<String> IRRELEVANT = Set.of("iam");

    @Option(
            names = BY,
            paramLabel = "WHAT",
            description =
                    "key, service, caller, resource, custody, operation, account, region, tag:NAME, saving, or bill"
                            + " (default: key)")
    private String by = "key";

    @Option(
            names = "--period",
            paramLabel = "PERIOD",
            description = "month: thirty days of the present state at the present pace; past: what was billed for the"
                    + " days before the audit, as far as they were counted (default: month)")
    private String period = "month";

    @Option(
            names = "--top",
            paramLabel = "N",
            description = "show the N most expensive groups and the rest as one (default: " + ROWS_OF_TEXT
                    + " as text, else all)")
    private @Nullable Integer top;

    @Option(
            names = "--bucket",
            paramLabel = "BUCKET",
            split = ",",
            description =
                    "compare what SSE-S3, an AWS managed key and a customer managed key cost for this bucket, with"
                            + " and without a Bucket Key")
    private List<String> buckets = new ArrayList<>();

    @Option(names = "--format", paramLabel = "FORMAT", description = "text, csv or json (default: text)")
    private String format = "text";

    @Override
    public Set<Setting> settings() {
        Set<Setting> settings = EnumSet.copyOf(Setting.SCOPE);
        settings.remove(Setting.SNAPSHOT_BLOCKS);
        settings.addAll(EnumSet.of(
                Setting.FROM,
                Setting.OUTPUT,
                Setting.DAMAGED_PARTS,
                Setting.SNAPSHOT,
                Setting.CLOUDTRAIL,
                Setting.USAGE,
                Setting.VERIFY_TRAIL,
                Setting.BILL,
                Setting.AS_OF));
        return settings;
    }

    @Override
    public ExitCode run(Environment environment, Configuration configuration) throws IOException {
        OutputFormat wanted = Choices.of("--format", format, OutputFormat.values());
        Term term = Choices.of("--period", period, Term.values());
        boolean isText = wanted == OutputFormat.TEXT;
        if (top != null && top < 1) {
            throw new UsageException("--top must be at least 1, not " + top);
        }
        CostQuestion question = new CostQuestion(
                grouping(), term, isText ? SAVINGS_OF_TEXT : Integer.MAX_VALUE, Set.copyOf(buckets), List.of());
        AuditSettings settings = EvaluationSettings.of(environment, configuration);
        if (isByBill() && settings.bill().isEmpty()) {
            throw new UsageException(BY + " bill needs a bill: " + Setting.BILL.option() + " FILE");
        }
        return OneOffSnapshot.answer(
                environment,
                configuration,
                () -> narrowed(configuration),
                snapshot -> answer(environment, configuration, settings, snapshot, question, wanted));
    }

    private Grouping grouping() {
        if (by.regionMatches(true, 0, TAG_PREFIX, 0, TAG_PREFIX.length()) && by.length() > TAG_PREFIX.length()) {
            return Grouping.byTag(by.substring(TAG_PREFIX.length()));
        }
        if (isBySaving() || isByBill()) {
            return Grouping.by(Dimension.KEY);
        }
        if (by.equalsIgnoreCase("tag") || by.equalsIgnoreCase(TAG_PREFIX)) {
            throw new UsageException(BY + " tag needs the tag's key, for example " + BY + " tag:Owner");
        }
        List<String> names = new ArrayList<>();
        for (Dimension dimension : Dimension.values()) {
            String name = dimension.name().toLowerCase(Locale.ROOT);
            if (dimension != Dimension.TAG && name.equalsIgnoreCase(by)) {
                return Grouping.by(dimension);
            }
            names.add(dimension == Dimension.TAG ? "tag:NAME" : name);
        }
        names.add(SAVING);
        names.add(BILL);
        throw new UsageException(BY + " can't be '" + by + "'; it must be one of " + String.join(", ", names)
                + NearestName.suggestion(by, names));
    }

    private boolean isByBill() {
        return by.equalsIgnoreCase(BILL);
    }

    private boolean isBySaving() {
        return by.equalsIgnoreCase(SAVING);
    }

    /** Leaves out collectors that say nothing about costs. */
    private static Configuration narrowed(Configuration configuration) {
        Configuration.Scope scope = configuration.scope();
        Collection<String> collectors =
                scope.collectors().isEmpty() ? CollectorRegistry.installed().names() : scope.collectors();
        return configuration.with(scope.withCollectors(collectors.stream()
                .filter(name -> !IRRELEVANT.contains(name))
                .sorted()
                .toList()));
    }

    private ExitCode answer(
            Environment environment,
            Configuration configuration,
            AuditSettings settings,
            Snapshot snapshot,
            CostQuestion question,
            OutputFormat wanted)
            throws IOException {
        AuditSettings chosen = settings.with(KeptScope.of(configuration, snapshot));
        KeptSnapshots kept =
                KeptSnapshots.in(environment.path(configuration.output().directory()));
        CostReport report = survey(
                environment,
                configuration,
                chosen,
                snapshot,
                question.comparedWith(kept.before(snapshot.description().asOf())));
        requireBuckets(report);
        print(environment, report, wanted);
        if (!report.gaps().isEmpty()) {
            return ExitCode.INCOMPLETE;
        }
        return report.bill().filter(Reconciliation::isOver).isPresent() ? ExitCode.FINDINGS : ExitCode.CLEAN;
    }

    private static CostReport survey(
            Environment environment,
            Configuration configuration,
            AuditSettings settings,
            Snapshot snapshot,
            CostQuestion question)
            throws IOException {
        if (configuration.log().quiet() || !environment.terminal()) {
            return new CostSurvey(snapshot, settings, question, EvaluationListener.NONE).answer();
        }
        try (TerminalEvaluation progress = new TerminalEvaluation(environment)) {
            return new CostSurvey(snapshot, settings, question, progress).answer();
        }
    }

    private void requireBuckets(CostReport report) {
        for (String bucket : buckets) {
            boolean isKnown = report.choices().stream()
                    .anyMatch(choices -> choices.bucket().equals(bucket));
            if (!isKnown && report.gaps().isEmpty()) {
                throw new UsageException("There is no bucket '" + bucket + "' with SSE-KMS and a known key in "
                        + NumberText.count(report.accounts().size(), "account")
                        + "; what it would cost with KMS can't be measured without requests to KMS");
            }
        }
    }

    private void print(Environment environment, CostReport report, OutputFormat wanted) {
        PrintStream out = environment.out();
        List<Row> rows = CostText.shown(report.rows(), top != null ? top : Integer.MAX_VALUE);
        switch (wanted) {
            case TEXT -> {
                CostText text = new CostText(report, Paint.of(environment));
                int most = top != null ? top : ROWS_OF_TEXT;
                out.print(isBySaving() ? text.savings() : isByBill() ? text.bill(most) : text.all(most));
            }
            case JSON -> out.print(CostJson.of(report, rows));
            case CSV -> {
                if (isBySaving()) {
                    out.print(SavingsTable.TABLE.headerLine());
                    report.savings().ranked().forEach(saving -> out.print(SavingsTable.TABLE.line(saving)));
                } else if (isByBill()) {
                    out.print(BillTable.TABLE.headerLine());
                    report.bill().ifPresent(bill -> bill.rows().forEach(row -> out.print(BillTable.TABLE.line(row))));
                } else {
                    out.print(CostTable.TABLE.headerLine());
                    rows.forEach(row -> out.print(CostTable.TABLE.line(row)));
                }
                report.gaps().forEach(gap -> environment.err().println("keyledger: " + ConsoleText.of(gap)));
            }
        }
    }
}
