package io.keyledger.evaluate;

import io.keyledger.check.CheckSelection;
import io.keyledger.check.Finding;
import io.keyledger.check.Severity;
import io.keyledger.check.Status;
import io.keyledger.classify.Custody;
import io.keyledger.cost.Amount;
import io.keyledger.cost.savings.Savings;
import io.keyledger.evaluate.row.CheckEvaluation;
import io.keyledger.evaluate.row.CheckOutcome;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * A run in numbers, the source of {@code summary.json}, the summary on the terminal and the exit code.
 *
 * @param asOf the instant of the run
 * @param accounts the audited accounts, in order
 * @param regions the Regions with data, in order
 * @param keys KMS keys by custody
 * @param resources resources by custody
 * @param findings all findings by status
 * @param failures failed findings by severity
 * @param failedChecks checks that failed, the worst first, then by frequency
 * @param deadlines those of keys that something certainly depends on first, then the soonest, at most {@link
 *     #DEADLINES}
 * @param gaps what could not be read
 * @param checks which checks were evaluated
 * @param frameworks the requirements of each framework by how they went
 */
public record RunSummary(
        Instant asOf,
        List<String> accounts,
        List<String> regions,
        SortedMap<Custody, Long> keys,
        SortedMap<Custody, Long> resources,
        SortedMap<Status, Long> findings,
        SortedMap<Severity, Long> failures,
        List<FailedCheck> failedChecks,
        Causes causes,
        List<Deadline> deadlines,
        Costs costs,
        Savings savings,
        List<Gap> gaps,
        Outcome outcome,
        Checks checks,
        List<FrameworkCount> frameworks) {
    /** The maximum number of examples per check. */
    public static final int EXAMPLES = 3;

    /** The maximum number of most expensive keys. */
    public static final int DEAREST = 5;

    /** The maximum number of savings. */
    public static final int SAVINGS = 10;

    /** The maximum number of causes. */
    public static final int CAUSES = 50;

    /** The maximum number of deadlines. */
    public static final int DEADLINES = 50;

    /**
     * All checks by whether they were evaluated.
     *
     * @param byEvaluation the ids of the checks, in order, with every evaluation as a key
     */
    public record Checks(CheckSelection selection, Map<CheckEvaluation, List<String>> byEvaluation) {
        public Checks {
            byEvaluation = new EnumMap<>(byEvaluation);
        }

        /** The ids of the checks, in order. */
        public List<String> ids(CheckEvaluation evaluation) {
            return byEvaluation.getOrDefault(evaluation, List.of());
        }

        /** The number of checks, evaluated or not. */
        public long available() {
            return byEvaluation.values().stream().mapToLong(List::size).sum();
        }
    }

    /**
     * The requirements of a framework that checks address.
     *
     * @param counts by how they went
     */
    public record FrameworkCount(String id, String name, String version, SortedMap<CheckOutcome, Long> counts) {
        /** The requirements that went like this. */
        public long count(CheckOutcome outcome) {
            return counts.getOrDefault(outcome, 0L);
        }

        /** All requirements. */
        public long requirements() {
            return counts.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** Whether every call was answered. */
    public boolean complete() {
        return gaps.isEmpty();
    }

    /** The outcome of a run with its exit code. */
    public enum Outcome {
        CLEAN(0),
        FINDINGS(1),
        INCOMPLETE(3);

        private final int exitCode;

        Outcome(int exitCode) {
            this.exitCode = exitCode;
        }

        public int exitCode() {
            return exitCode;
        }
    }

    /**
     * A check with failures.
     *
     * @param examples the first {@link #EXAMPLES} failures
     */
    public record FailedCheck(String id, String title, Severity severity, long failures, List<Example> examples) {}

    /**
     * The causes of failures and unknowns: findings that one decision or one answer from AWS resolves have one cause.
     *
     * @param failures the number of failures
     * @param failureCauses the number of their causes
     * @param severeFailures failures of severity CRITICAL and HIGH
     * @param severeCauses the number of causes with such a failure
     * @param unknown findings that could not be judged
     * @param unknownCauses the number of their causes
     * @param worst the causes of failures, the worst first, at most {@link #CAUSES}
     * @param mostUnknown the causes of unknowns, the most frequent first, at most {@link #CAUSES}
     */
    public record Causes(
            long failures,
            long failureCauses,
            long severeFailures,
            long severeCauses,
            long unknown,
            long unknownCauses,
            List<Cause> worst,
            List<UnknownCause> mostUnknown) {}

    /**
     * The cause of some failures, represented by the worst.
     *
     * @param name the resource's name for people
     * @param failures the number of failures with this cause
     */
    public record Cause(
            Severity severity,
            String checkId,
            String accountId,
            String region,
            String resourceArn,
            String name,
            String reason,
            long failures) {
        Cause withFailures(long count) {
            return new Cause(severity, checkId, accountId, region, resourceArn, name, reason, count);
        }
    }

    /**
     * The cause of some unknowns.
     *
     * @param what the unanswered action, or the reason
     */
    public record UnknownCause(String what, long findings) {}

    /**
     * A date by which somebody must act.
     *
     * @param daysLeft whole days from the instant of the run; negative if it has passed
     * @param deletion whether AWS deletes the key then; otherwise its imported material expires
     * @param needed whether something certainly depends on the key: a resource, or what evidence of its use shows
     * @param what what happens then
     * @param resources the number of audited resources that depend on the key
     * @param allResources whether that number is certainly complete
     * @param remedy what to do
     */
    public record Deadline(
            Instant at,
            long daysLeft,
            String accountId,
            String region,
            String keyArn,
            String name,
            boolean deletion,
            boolean needed,
            String what,
            long resources,
            boolean allResources,
            String remedy) {}

    /**
     * A failed finding.
     *
     * @param name the resource's name for people: for a key, its first alias
     */
    public record Example(String name, Finding finding) {}

    /**
     * USD for thirty days of the present state at the observed rate; sums of the lines in {@code costs.csv}.
     *
     * @param storage keys
     * @param rotation rotations of keys
     * @param requests requests before the free tier
     * @param freeTier the free tier, as a negative amount
     * @param keysUnknown keys with partly unknown cost, which make sums lower bounds
     * @param audit the one-time cost of this run's own requests
     * @param dearest the most expensive keys in descending order, at most {@link #DEAREST}
     */
    public record Costs(
            Amount storage,
            Amount rotation,
            Amount requests,
            Amount freeTier,
            long keysUnknown,
            Amount audit,
            List<DearKey> dearest) {
        /** The total without the audit's own requests. */
        public Amount total() {
            return storage.plus(rotation).plus(requests).plus(freeTier);
        }
    }

    /**
     * A key and its monthly cost.
     *
     * @param name its first alias, otherwise its id
     */
    public record DearKey(String accountId, String region, String arn, String name, Amount total) {}

    /**
     * What could not be read, over all accounts and Regions.
     *
     * @param action the IAM action, or the missing part of the snapshot
     * @param unanswered the number of unanswered calls by reason: denied, failed, throttled
     * @param places the number of account and Region pairs
     * @param firstPlace the first account and Region
     * @param why the first reason there, in AWS's words
     */
    public record Gap(String action, SortedMap<String, Long> unanswered, long places, String firstPlace, String why) {}
}
