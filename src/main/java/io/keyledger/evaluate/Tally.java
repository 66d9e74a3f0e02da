package io.keyledger.evaluate;

import io.keyledger.check.Finding;
import io.keyledger.check.Severity;
import io.keyledger.check.Status;
import io.keyledger.classify.ClassifiedKey;
import io.keyledger.classify.Custody;
import io.keyledger.cost.Amount;
import io.keyledger.cost.CostLine;
import io.keyledger.cost.KeyCost;
import io.keyledger.evaluate.Causes.CauseId;
import io.keyledger.evaluate.RunSummary.Deadline;
import io.keyledger.evaluate.RunSummary.DearKey;
import io.keyledger.evaluate.RunSummary.Example;
import io.keyledger.evaluate.RunSummary.FailedCheck;
import io.keyledger.evaluate.row.CheckCount;
import io.keyledger.inventory.KmsKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Counts rows for the summary. Each thread has its own and adds it to the run's; the order does not matter. */
final class Tally {
    private static final Comparator<Example> FIRST = Comparator.comparing(
                    (Example example) -> example.finding().accountId())
            .thenComparing(example -> example.finding().region())
            .thenComparing(example -> example.finding().resourceArn())
            .thenComparing(example -> example.finding().findingId());
    private static final Comparator<DearKey> DEAREST = Comparator.comparing(
                    (DearKey key) -> key.total().atLeast())
            .reversed()
            .thenComparing(DearKey::arn)
            .thenComparing(DearKey::accountId);

    private static final Comparator<Deadline> MOST_URGENT = Comparator.comparing(Deadline::needed)
            .reversed()
            .thenComparing(Deadline::at)
            .thenComparing(Deadline::keyArn)
            .thenComparing(Deadline::accountId);

    private final Map<Custody, Long> keys = new EnumMap<>(Custody.class);
    private final Map<Custody, Long> resources = new EnumMap<>(Custody.class);
    private final Map<Status, Long> findings = new EnumMap<>(Status.class);
    private final CheckCounts checks = new CheckCounts();
    private final CauseCounts causes = new CauseCounts();
    private final List<Deadline> deadlines = new ArrayList<>();
    private final Map<String, Failures> failures = new TreeMap<>();
    private final Map<CostLine.Kind, Amount> costs = new EnumMap<>(CostLine.Kind.class);
    private final List<DearKey> dearest = new ArrayList<>();
    private Amount freeTier = Amount.ZERO;
    private long keysUnknown;

    /** The failures of a check. */
    private static final class Failures {
        private final String title;
        private final Severity severity;
        private final List<Example> examples = new ArrayList<>();
        private long count;

        Failures(Finding finding) {
            this.title = finding.title();
            this.severity = finding.severity();
        }
    }

    /** @param name the key's alias, description or id */
    void addKey(ClassifiedKey classified, String name, KeyCost cost) {
        keys.merge(classified.custody(), 1L, Long::sum);
        Amount total = addKeyCost(cost);
        if (total.atLeast().signum() > 0) {
            KmsKey key = classified.key();
            keepFirst(
                    dearest,
                    new DearKey(key.accountId(), key.region(), key.arn(), name, total),
                    DEAREST,
                    RunSummary.DEAREST);
        }
    }

    /** Adds the cost of a key, or of the requests on an unlisted one. */
    Amount addKeyCost(KeyCost cost) {
        cost.lines().forEach(line -> addCost(line.kind(), line.amountPerMonth()));
        Amount total = cost.totalPerMonth();
        keysUnknown += total.exact() ? 0 : 1;
        return total;
    }

    void addResource(Custody custody) {
        resources.merge(custody, 1L, Long::sum);
    }

    void addDeadline(Deadline deadline) {
        keepFirst(deadlines, deadline, MOST_URGENT, RunSummary.DEADLINES);
    }

    /**
     * Counts a finding.
     *
     * @param name the resource's name for people
     * @param cause finds what is behind it; not asked for findings that need no attention
     */
    void addFinding(Finding finding, String name, Function<Finding, CauseId> cause) {
        Status status = finding.verdict().status();
        findings.merge(status, 1L, Long::sum);
        checks.add(finding);
        if (status == Status.FAIL || status == Status.UNKNOWN) {
            causes.add(finding, name, cause.apply(finding));
        }
        if (status == Status.FAIL) {
            Failures failed = failures.computeIfAbsent(finding.checkId(), _ -> new Failures(finding));
            failed.count++;
            keepFirst(failed.examples, new Example(name, finding), FIRST, RunSummary.EXAMPLES);
        }
    }

    /** Adds a cost line of an account. */
    void addAccountCost(CostLine line) {
        switch (line.kind()) {
            case REQUESTS -> freeTier = freeTier.plus(orZero(line.amountPerMonth()));
            case AUDIT -> addCost(CostLine.Kind.AUDIT, line.amount());
            case STORAGE, ROTATION -> throw new IllegalArgumentException("a storage line without a key: " + line);
        }
    }

    private void addCost(CostLine.Kind kind, @Nullable Amount amount) {
        costs.merge(kind, orZero(amount), Amount::plus);
    }

    private static Amount orZero(@Nullable Amount amount) {
        return amount == null ? Amount.ZERO : amount;
    }

    private static <T> void keepFirst(List<T> kept, T candidate, Comparator<T> order, int most) {
        if (kept.size() == most && order.compare(candidate, kept.getLast()) >= 0) {
            return;
        }
        kept.add(candidate);
        kept.sort(order);
        if (kept.size() > most) {
            kept.removeLast();
        }
    }

    /** Adds the counts of another thread. */
    synchronized void add(Tally other) {
        other.keys.forEach((custody, count) -> keys.merge(custody, count, Long::sum));
        other.resources.forEach((custody, count) -> resources.merge(custody, count, Long::sum));
        other.findings.forEach((status, count) -> findings.merge(status, count, Long::sum));
        checks.add(other.checks);
        causes.add(other.causes);
        other.deadlines.forEach(this::addDeadline);
        other.failures.forEach((check, failed) -> failures.merge(check, failed, Tally::merged));
        other.costs.forEach((kind, amount) -> costs.merge(kind, amount, Amount::plus));
        other.dearest.forEach(key -> keepFirst(dearest, key, DEAREST, RunSummary.DEAREST));
        freeTier = freeTier.plus(other.freeTier);
        keysUnknown += other.keysUnknown;
    }

    private static Failures merged(Failures one, Failures other) {
        one.count += other.count;
        other.examples.forEach(example -> keepFirst(one.examples, example, FIRST, RunSummary.EXAMPLES));
        return one;
    }

    synchronized SortedMap<Custody, Long> keys() {
        return new TreeMap<>(keys);
    }

    synchronized SortedMap<Custody, Long> resources() {
        return new TreeMap<>(resources);
    }

    synchronized SortedMap<Status, Long> findings() {
        return new TreeMap<>(findings);
    }

    synchronized RunSummary.Causes causes() {
        return causes.causes();
    }

    /** Those of keys that something certainly depends on first, then the soonest. */
    synchronized List<Deadline> deadlines() {
        return List.copyOf(deadlines);
    }

    synchronized List<CheckCount> checks() {
        return checks.rows();
    }

    synchronized SortedMap<Severity, Long> failures() {
        TreeMap<Severity, Long> bySeverity = new TreeMap<>();
        failures.values().forEach(failed -> bySeverity.merge(failed.severity, failed.count, Long::sum));
        return bySeverity;
    }

    /** The worst first, then by how often. */
    synchronized List<FailedCheck> failedChecks() {
        return failures.entrySet().stream()
                .map(check -> new FailedCheck(
                        check.getKey(),
                        check.getValue().title,
                        check.getValue().severity,
                        check.getValue().count,
                        List.copyOf(check.getValue().examples)))
                .sorted(Comparator.comparing(FailedCheck::severity)
                        .thenComparing(FailedCheck::failures, Comparator.reverseOrder())
                        .thenComparing(FailedCheck::id))
                .toList();
    }

    synchronized RunSummary.Costs costs() {
        return new RunSummary.Costs(
                costs.getOrDefault(CostLine.Kind.STORAGE, Amount.ZERO),
                costs.getOrDefault(CostLine.Kind.ROTATION, Amount.ZERO),
                costs.getOrDefault(CostLine.Kind.REQUESTS, Amount.ZERO),
                freeTier,
                keysUnknown,
                costs.getOrDefault(CostLine.Kind.AUDIT, Amount.ZERO),
                List.copyOf(dearest));
    }
}
