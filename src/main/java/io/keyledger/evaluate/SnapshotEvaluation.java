package io.keyledger.evaluate;

import io.keyledger.classify.CrossRegionKeys;
import io.keyledger.cost.AccountCosts;
import io.keyledger.cost.CostEstimator;
import io.keyledger.cost.cloudtrail.CloudTrailUsage;
import io.keyledger.cost.cloudtrail.LogFiles;
import io.keyledger.evaluate.EvaluationListener.Stage;
import io.keyledger.evaluate.RunSummary.Outcome;
import io.keyledger.inventory.EncryptedResource;
import io.keyledger.inventory.Fact;
import io.keyledger.inventory.KmsKey;
import io.keyledger.inventory.ResourceTypes;
import io.keyledger.policy.analysis.KeyAnalyst;
import io.keyledger.policy.search.TrustZone;
import io.keyledger.snapshot.PartId;
import io.keyledger.snapshot.Snapshot;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Evaluates a snapshot Region by Region. Facts missing from the snapshot are unknown in the rows. Single use; not
 * thread-safe.
 */
public final class SnapshotEvaluation {
    private static final int DAYS_A_MONTH = 30;

    private final Snapshot snapshot;
    private final AuditSettings settings;
    private final EvaluationListener listener;
    private final Instant asOf;
    private final Tally tally = new Tally();
    private final Populations populations = new Populations();

    public SnapshotEvaluation(Snapshot snapshot, AuditSettings settings, EvaluationListener listener) {
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
            evaluate(survey, trail(coverage), rows, workers);
            return new EvaluatedSnapshot(
                    summary(survey, coverage), survey.parts(), survey.countedFrom(), populations.reconciled());
        }
    }

    private void evaluate(SnapshotSurvey survey, CloudTrailUsage trail, RowSink rows, Workers workers)
            throws IOException {
        Progress progress = new Progress(
                listener, Stage.EVALUATING, survey.count(KmsKey.class) + survey.count(EncryptedResource.class));
        Waivers waivers = new Waivers(settings.waivers(), asOf);
        TrustZone trust = trust();
        ResourceEvaluation resources =
                new ResourceEvaluation(settings.checks(), waivers, settings.findings(), rows, tally, populations);
        KeyEvaluation keys = new KeyEvaluation(
                settings.checks(),
                new KeyAnalyst(
                        survey.worlds(), trust, asOf, settings.checkSettings().stepsPerKey()),
                new CostEstimator(settings.prices(), asOf, DAYS_A_MONTH),
                new AccountCosts(
                        settings.prices(), Math.max(survey.countedDays().orElse(DAYS_A_MONTH), trail.days())),
                waivers,
                settings.findings(),
                rows,
                tally,
                populations);
        populations.addListed(ResourceTypes.KMS_KEY, survey.count(KmsKey.class));
        CrossRegionKeys distant = distantKeys(survey);
        for (String region : survey.regions()) {
            new RegionEvaluation(snapshot, survey, distant, trail, region, workers, progress, populations)
                    .run(settings.checkSettings(), settings.prices(), asOf, trust, resources, keys);
        }
        keys.addAccounts();
        for (CheckCount check : tally.checks()) {
            rows.check(check);
        }
    }

    private CrossRegionKeys distantKeys(SnapshotSurvey survey) throws IOException {
        CrossRegionKeys.Builder distant = CrossRegionKeys.builder(Set.copyOf(accounts()));
        Set<String> read = Set.copyOf(survey.allRegions());
        for (String region : survey.distant().regions()) {
            if (read.contains(region)) {
                distant.add(survey.distant(), RegionEvaluation.index(snapshot, survey, region));
            }
        }
        return distant.build();
    }

    /** Reads CloudTrail log files, if configured, and adds a row to the coverage. */
    private CloudTrailUsage trail(CoverageLedger coverage) throws IOException {
        if (settings.cloudTrail().isEmpty()) {
            return CloudTrailUsage.none();
        }
        CloudTrailUsage trail = LogFiles.read(settings.cloudTrail().get());
        coverage.addTrail(trail);
        return trail;
    }

    /** The configured trust zone plus every account of the snapshot, evaluated or not. */
    private TrustZone trust() {
        TrustZone configured = settings.trust();
        Set<String> accounts = new TreeSet<>(configured.accounts());
        accounts.addAll(accounts());
        return new TrustZone(
                accounts,
                configured.organizations(),
                configured.organizationPaths(),
                configured.serviceSources(),
                configured.networks(),
                configured.vpcs(),
                configured.endpoints());
    }

    private List<String> accounts() {
        return snapshot.description().parts().stream()
                .map(PartId::accountId)
                .distinct()
                .toList();
    }

    private RunSummary summary(SnapshotSurvey survey, CoverageLedger coverage) {
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
                coverage.gaps(),
                outcome);
    }
}
