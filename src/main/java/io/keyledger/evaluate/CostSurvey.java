package io.keyledger.evaluate;

import static io.keyledger.evaluate.RegionEvaluations.DAYS_A_MONTH;

import io.keyledger.check.CheckContext;
import io.keyledger.classify.ClassifiedResource;
import io.keyledger.classify.KeyName;
import io.keyledger.cost.AccountCosts;
import io.keyledger.cost.Amount;
import io.keyledger.cost.CostEstimator;
import io.keyledger.cost.CostLine;
import io.keyledger.cost.KeyCost;
import io.keyledger.cost.bill.BilledEstimate;
import io.keyledger.cost.breakdown.CostBreakdown;
import io.keyledger.cost.breakdown.CostBreakdown.Row;
import io.keyledger.cost.breakdown.Grouping;
import io.keyledger.cost.breakdown.Term;
import io.keyledger.cost.cloudtrail.CloudTrailUsage;
import io.keyledger.cost.savings.SavingsLedger;
import io.keyledger.evaluate.EvaluationListener.Stage;
import io.keyledger.evaluate.RunSummary.Gap;
import io.keyledger.evaluate.row.AccountSink;
import io.keyledger.evaluate.row.CoverageRow;
import io.keyledger.inventory.EncryptedResource;
import io.keyledger.inventory.Fact;
import io.keyledger.inventory.KmsKey;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.TrailRecords;
import io.keyledger.snapshot.Snapshot;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What the keys of a snapshot cost, with the same amounts as an audit of it, but without checks and the search for who
 * can use which key. Single use; not thread-safe.
 */
public final class CostSurvey {
    private static final Comparator<ChangedRequests> MOST_FIRST = Comparator.comparing((ChangedRequests change) ->
                    change.before().requests().max(change.after().requests()))
            .reversed()
            .thenComparing(ChangedRequests::keyArn);

    private final Snapshot snapshot;
    private final AuditSettings settings;
    private final CostQuestion question;
    private final EvaluationListener listener;
    private final Instant asOf;
    private final CostBreakdown breakdown;
    private final BilledEstimate billed = new BilledEstimate();
    private final Tally tally = new Tally();
    private final Queue<ChangedRequests> changes = new ConcurrentLinkedQueue<>();

    /**
     * What to find out.
     *
     * @param savings how many savings to name
     * @param buckets the names of buckets whose choices of encryption to compare
     * @param earlier the snapshots to compare requests with, the newest first
     */
    public record CostQuestion(Grouping grouping, Term term, int savings, Set<String> buckets, List<Snapshot> earlier) {
        public CostQuestion {
            earlier = List.copyOf(earlier);
        }

        /** The same question, with snapshots to compare requests with. */
        public CostQuestion comparedWith(List<Snapshot> snapshots) {
            return new CostQuestion(grouping, term, savings, buckets, snapshots);
        }
    }

    /** @param listener learns how far it is */
    public CostSurvey(Snapshot snapshot, AuditSettings settings, CostQuestion question, EvaluationListener listener) {
        this.snapshot = snapshot;
        this.settings = settings;
        this.question = question;
        this.listener = listener;
        this.asOf = settings.asOf().orElse(snapshot.description().asOf());
        this.breakdown = new CostBreakdown(question.grouping(), question.term());
    }

    /**
     * The answer.
     *
     * @throws io.keyledger.snapshot.SnapshotException if the snapshot is damaged or of a newer format
     * @throws IOException if CloudTrail files cannot be read
     */
    public CostReport answer() throws IOException {
        CoverageLedger coverage = new CoverageLedger(
                settings.prices(), new AccountLines(), tally, new AcceptedGaps(settings.acceptedGaps(), asOf));
        SnapshotSurvey survey = SnapshotSurvey.of(snapshot, settings.filter(), coverage, listener);
        CloudTrailUsage trail = RegionEvaluations.trail(snapshot, settings, survey, asOf, coverage);
        RegionEvaluations regions = new RegionEvaluations(snapshot, settings, survey, trail, asOf);
        AccountCosts accounts = new AccountCosts(settings.prices(), survey.payers(), regions.countedDays());
        SavingsLedger savings = regions.savings(question.savings(), isAsked());
        Progress progress = new Progress(
                listener, Stage.EVALUATING, survey.count(KmsKey.class) + survey.count(EncryptedResource.class));
        try (Workers workers = new Workers()) {
            regions.evaluate(
                    new CostRows(
                            new CostEstimator(settings.prices(), asOf, DAYS_A_MONTH),
                            accounts,
                            savings,
                            RequestHistory.of(question.earlier(), survey.aboutKeys())),
                    workers,
                    progress,
                    new Populations());
        }
        for (CostLine line : accounts.lines()) {
            tally.addAccountCost(line);
            breakdown.addAccount(line);
            billed.add(line);
        }
        return report(survey, coverage, regions, savings);
    }

    private Predicate<String> isAsked() {
        return question.buckets()::contains;
    }

    private CostReport report(
            SnapshotSurvey survey, CoverageLedger coverage, RegionEvaluations regions, SavingsLedger savings) {
        RunSummary.Costs costs = tally.costs();
        List<Row> rows = breakdown.rows();
        return new CostReport(
                asOf,
                List.copyOf(settings.filter().accountsOf(snapshot.description())),
                survey.regions().stream()
                        .filter(region -> !region.equals(Fact.GLOBAL))
                        .toList(),
                question.grouping(),
                question.term(),
                rows,
                question.term() == Term.MONTH
                        ? costs.total()
                        : rows.stream().map(Row::total).reduce(Amount.ZERO, Amount::plus),
                costs.audit(),
                survey.count(KmsKey.class),
                costs.keysUnknown(),
                regions.countedDays(),
                settings.cloudTrail().isPresent()
                        || !survey.parts(Fact.GLOBAL, TrailRecords.class).isEmpty(),
                savings.savings(),
                savings.choices(),
                settings.bill()
                        .map(bill -> BillEvaluation.compare(
                                bill, billed, snapshot, survey, coverage.unseen(), regions.countedDays())),
                changes.stream().sorted(MOST_FIRST).toList(),
                coverage.gaps().stream().map(CostSurvey::text).toList());
    }

    private static String text(Gap gap) {
        String unanswered = gap.unanswered().entrySet().stream()
                .map(reason -> reason.getValue() + " " + reason.getKey())
                .collect(Collectors.joining(", "));
        return gap.action() + ": " + unanswered + ", in " + gap.firstPlace()
                + (gap.places() > 1 ? " and " + (gap.places() - 1) + " more" : "");
    }

    /** Adds up the lines of accounts. */
    private final class AccountLines implements AccountSink {
        @Override
        public void accountCost(CostLine line) {
            breakdown.addAccount(line);
        }

        @Override
        public void coverage(CoverageRow coverage) {
            // Gaps are in the ledger.
        }
    }

    /** Adds up keys and finds savings. */
    private final class CostRows implements RegionRows {
        private final CostEstimator estimator;
        private final AccountCosts accounts;
        private final SavingsLedger savings;
        private final RequestHistory history;

        CostRows(CostEstimator estimator, AccountCosts accounts, SavingsLedger savings, RequestHistory history) {
            this.estimator = estimator;
            this.accounts = accounts;
            this.savings = savings;
            this.history = history;
        }

        @Override
        public void resources(List<ClassifiedResource> resources, CheckContext context) {
            resources.forEach(resource -> savings.addResource(resource, context.bucketKeySavings()));
        }

        @Override
        public void keys(List<UsedKey> keys, CheckContext context) {
            for (UsedKey used : keys) {
                KmsKey key = used.key().key();
                String name = KeyName.of(key);
                KeyCost cost = estimator.estimate(used.key(), name, used.requests());
                add(key.region(), cost, key.tags());
                savings.addKey(used.key(), name, used.requests(), cost);
                history.change(
                                key,
                                name,
                                used.requests().counted(),
                                used.requests().over())
                        .ifPresent(changes::add);
            }
        }

        @Override
        public void unlisted(List<UnlistedKey> keys) {
            for (UnlistedKey key : keys) {
                KeyCost cost = key.cost(estimator);
                add(key.arn().region(), cost, Observed.notAsked("the key was not listed"));
                savings.addUnlisted(key.arn(), key.requests(), cost);
            }
            savings.endRegion();
        }

        private void add(String region, KeyCost cost, Observed<Map<String, String>> tags) {
            breakdown.addKey(cost, tags);
            cost.lines().forEach(billed::add);
            Tally counted = new Tally();
            counted.addKeyCost(cost);
            tally.add(counted);
            accounts.addKey(region, cost);
        }
    }
}
