package io.keyledger.evaluate;

import io.keyledger.check.Framework;
import io.keyledger.check.SharedVerdicts;
import io.keyledger.cost.AccountCosts;
import io.keyledger.cost.CostEstimator;
import io.keyledger.cost.bill.BilledEstimate;
import io.keyledger.cost.bill.ComparedBill;
import io.keyledger.cost.bill.Reconciliation;
import io.keyledger.cost.cloudtrail.CloudTrailUsage;
import io.keyledger.cost.savings.Savings;
import io.keyledger.cost.savings.SavingsLedger;
import io.keyledger.evaluate.EvaluationListener.Stage;
import io.keyledger.evaluate.RunSummary.FrameworkCount;
import io.keyledger.evaluate.RunSummary.Outcome;
import io.keyledger.evaluate.row.CheckCount;
import io.keyledger.evaluate.row.CheckOutcome;
import io.keyledger.evaluate.row.RequirementRow;
import io.keyledger.evaluate.row.RowSink;
import io.keyledger.inventory.EncryptedResource;
import io.keyledger.inventory.Fact;
import io.keyledger.inventory.KmsKey;
import io.keyledger.inventory.ResourceTypes;
import io.keyledger.policy.analysis.KeyAnalyst;
import io.keyledger.snapshot.Snapshot;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Evaluates a snapshot Region by Region. Facts missing from the snapshot are unknown in the rows. Single use; not
 * thread-safe.
 */
public final class SnapshotEvaluation {
    private final Snapshot snapshot;
    private final AuditSettings settings;
    private final EvaluationListener listener;
    private final Optional<Focus> focus;
    private final Instant asOf;
    private final Tally tally = new Tally();
    private final Populations populations = new Populations();

    public SnapshotEvaluation(Snapshot snapshot, AuditSettings settings, EvaluationListener listener) {
        this(snapshot, settings, listener, Optional.empty());
    }

    /** @param focus what becomes rows, and is counted in the summary; everything if absent */
    public SnapshotEvaluation(
            Snapshot snapshot, AuditSettings settings, EvaluationListener listener, Optional<Focus> focus) {
        this.focus = focus;
        this.snapshot = snapshot;
        this.settings = settings;
        this.listener = listener;
        this.asOf = settings.asOf().orElse(snapshot.description().asOf());
    }

    /**
     * Evaluates the snapshot.
     *
     * @param rows receives every row; all have arrived when this method returns
     * @throws io.keyledger.snapshot.SnapshotException if the snapshot is damaged or of a newer format
     * @throws IOException if the snapshot cannot be read, or the sink fails
     */
    public EvaluatedSnapshot into(RowSink rows) throws IOException {
        try (Workers workers = new Workers()) {
            CoverageLedger coverage =
                    new CoverageLedger(settings.prices(), rows, tally, new AcceptedGaps(settings.acceptedGaps(), asOf));
            SnapshotSurvey survey = SnapshotSurvey.of(snapshot, settings.filter(), coverage, listener);
            CloudTrailUsage trail = RegionEvaluations.trail(snapshot, settings, survey, asOf, coverage);
            Savings savings = evaluate(survey, trail, coverage.unseen(), rows, workers);
            CheckPopulation checks = new CheckPopulation(
                    settings.checks(), coverage.unseen(), comparedBill().isPresent(), tally.checks());
            List<RequirementRow> requirements =
                    checks.requirements(settings.parameters().frameworks());
            addChecks(checks, requirements, rows);
            return new EvaluatedSnapshot(
                    summary(survey, coverage, savings, checks, requirements),
                    survey.parts(),
                    survey.countedFrom(),
                    populations.reconciled());
        }
    }

    private void addChecks(CheckPopulation checks, List<RequirementRow> requirements, RowSink rows) throws IOException {
        for (CheckCount check : tally.checks()) {
            rows.check(check);
        }
        for (CheckCount check : checks.leftOut()) {
            rows.check(check);
        }
        for (RequirementRow requirement : requirements) {
            rows.requirement(requirement);
        }
    }

    private static List<FrameworkCount> frameworks(List<RequirementRow> requirements) {
        Map<Framework, SortedMap<CheckOutcome, Long>> byFramework = new LinkedHashMap<>();
        requirements.forEach(row -> byFramework
                .computeIfAbsent(row.framework(), _ -> new TreeMap<>())
                .merge(row.status(), 1L, Long::sum));
        List<FrameworkCount> counts = new ArrayList<>();
        byFramework.forEach((framework, byOutcome) ->
                counts.add(new FrameworkCount(framework.id(), framework.name(), framework.version(), byOutcome)));
        return List.copyOf(counts);
    }

    private Savings evaluate(
            SnapshotSurvey survey, CloudTrailUsage trail, UnseenResources unseen, RowSink sink, Workers workers)
            throws IOException {
        BilledEstimate estimate = new BilledEstimate();
        RowSink rows = comparedBill().isPresent() ? new BilledRows(sink, estimate) : sink;
        Progress progress = new Progress(
                listener, Stage.EVALUATING, survey.count(KmsKey.class) + survey.count(EncryptedResource.class));
        Waivers waivers = new Waivers(settings.waivers(), asOf);
        RegionEvaluations regions = new RegionEvaluations(snapshot, settings, survey, trail, asOf);
        SavingsLedger savings = regions.savings(RunSummary.SAVINGS, _ -> false);
        ResourceEvaluation resources =
                new ResourceEvaluation(settings.checks(), waivers, settings.findings(), rows, tally, populations);
        KeyEvaluation keys = new KeyEvaluation(
                settings.checks(),
                new KeyAnalyst(
                        survey.worlds(),
                        regions.trust(),
                        asOf,
                        settings.checkSettings().stepsPerKey()),
                new SharedVerdicts(settings.checkSettings()),
                new CostEstimator(settings.prices(), asOf, RegionEvaluations.DAYS_A_MONTH),
                new AccountCosts(settings.prices(), survey.payers(), regions.countedDays()),
                savings,
                waivers,
                settings.findings(),
                rows,
                tally,
                populations);
        populations.addListed(ResourceTypes.KMS_KEY, survey.count(KmsKey.class));
        RegionRows all = new AuditRows(resources, keys, savings);
        regions.evaluate(
                focus.<RegionRows>map(chosen -> new FocusedRows(all, chosen, populations))
                        .orElse(all),
                workers,
                progress,
                populations);
        keys.addAccounts();
        if (comparedBill().isPresent()) {
            Reconciliation bill = BillEvaluation.compare(
                    comparedBill().get(), estimate, snapshot, survey, unseen, regions.countedDays());
            new BillEvaluation(settings, waivers, rows, tally).judge(bill);
        }
        return savings.savings();
    }

    /** The bill is about everything, so that nothing is compared with it where only a part is in focus. */
    private Optional<ComparedBill> comparedBill() {
        return focus.isPresent() ? Optional.empty() : settings.bill();
    }

    private RunSummary summary(
            SnapshotSurvey survey,
            CoverageLedger coverage,
            Savings savings,
            CheckPopulation checks,
            List<RequirementRow> requirements) {
        boolean fails = settings.failOn()
                .filter(least ->
                        tally.failures().keySet().stream().anyMatch(severity -> severity.compareTo(least) <= 0))
                .isPresent();
        Outcome outcome = !coverage.gaps().isEmpty() ? Outcome.INCOMPLETE : fails ? Outcome.FINDINGS : Outcome.CLEAN;
        return new RunSummary(
                asOf,
                List.copyOf(settings.filter().accountsOf(snapshot.description())),
                survey.regions().stream()
                        .filter(region -> !region.equals(Fact.GLOBAL))
                        .toList(),
                tally.keys(),
                tally.resources(),
                tally.findings(),
                tally.failures(),
                tally.failedChecks(),
                tally.causes(),
                tally.deadlines(),
                tally.costs(),
                savings,
                coverage.gaps(),
                outcome,
                checks.summary(),
                frameworks(requirements));
    }
}
