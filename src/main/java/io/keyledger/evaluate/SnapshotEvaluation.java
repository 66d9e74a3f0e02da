package io.keyledger.evaluate;

import io.keyledger.check.SharedVerdicts;
import io.keyledger.cost.AccountCosts;
import io.keyledger.cost.CostEstimator;
import io.keyledger.cost.cloudtrail.CloudTrailUsage;
import io.keyledger.cost.savings.Savings;
import io.keyledger.cost.savings.SavingsLedger;
import io.keyledger.evaluate.EvaluationListener.Stage;
import io.keyledger.evaluate.RunSummary.Outcome;
import io.keyledger.inventory.EncryptedResource;
import io.keyledger.inventory.Fact;
import io.keyledger.inventory.KmsKey;
import io.keyledger.inventory.ResourceTypes;
import io.keyledger.policy.analysis.KeyAnalyst;
import io.keyledger.snapshot.Snapshot;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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
            CloudTrailUsage trail = RegionEvaluations.trail(settings, coverage);
            Savings savings = evaluate(survey, trail, rows, workers);
            return new EvaluatedSnapshot(
                    summary(survey, coverage, savings), survey.parts(), survey.countedFrom(), populations.reconciled());
        }
    }

    private Savings evaluate(SnapshotSurvey survey, CloudTrailUsage trail, RowSink rows, Workers workers)
            throws IOException {
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
        for (CheckCount check : tally.checks()) {
            rows.check(check);
        }
        return savings.savings();
    }

    private RunSummary summary(SnapshotSurvey survey, CoverageLedger coverage, Savings savings) {
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
                outcome);
    }
}
