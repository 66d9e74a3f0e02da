package io.keyledger.report;

import io.keyledger.check.Finding;
import io.keyledger.check.Severity;
import io.keyledger.check.Status;
import io.keyledger.classify.Custody;
import io.keyledger.cost.Amount;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/**
 * A run in numbers; {@code summary.json}, the text on the terminal and the exit code are made from it.
 *
 * @param asOf the instant that it speaks of
 * @param accounts those audited, in order
 * @param regions those of which something was read, in order
 * @param keys KMS keys by custody
 * @param resources resources by custody
 * @param findings all findings by status
 * @param failures failed findings by severity
 * @param failedChecks checks that failed, the worst first, then by how often
 * @param deadlines by when somebody has to act, the soonest first, at most {@link #DEADLINES}
 * @param gaps what could not be read
 * @param folder where the files are
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
        List<Gap> gaps,
        Outcome outcome,
        Path folder) {
    /** How many failures of a check are named. */
    public static final int EXAMPLES = 3;

    /** How many of the dearest keys are named. */
    public static final int DEAREST = 5;

    /** How many causes are named. */
    public static final int CAUSES = 50;

    /** How many deadlines are named. */
    public static final int DEADLINES = 50;

    /** Whether everything that was asked was answered. */
    public boolean complete() {
        return gaps.isEmpty();
    }

    /** How a run ended, with its exit code. */
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
     * How often a check failed.
     *
     * @param examples the first of them, at most {@link #EXAMPLES}
     */
    public record FailedCheck(String id, String title, Severity severity, long failures, List<Example> examples) {}

    /**
     * What is behind failures and unknowns: findings that one decision puts right, or one answer of AWS, are one cause.
     *
     * @param failures all of them
     * @param failureCauses how many causes they have
     * @param severeFailures those of severity CRITICAL and HIGH
     * @param severeCauses how many causes have such a failure
     * @param unknown findings that could not be judged
     * @param unknownCauses how many causes they have
     * @param worst the causes of failures, the worst first, at most {@link #CAUSES}
     * @param mostUnknown the causes of unknowns, those of most findings first, at most {@link #CAUSES}
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
     * What is behind some failures, by the worst of them.
     *
     * @param name of the resource as people call it
     * @param failures how many it is behind
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
     * What is behind some unknowns.
     *
     * @param what the action that was not answered, or the reason
     */
    public record UnknownCause(String what, long findings) {}

    /**
     * By when somebody has to act.
     *
     * @param daysLeft whole days from the instant that the run speaks of; negative where it has passed
     * @param what what happens then
     * @param resources how many of the audited resources depend on the key
     * @param allResources whether that is all of them for sure
     * @param remedy what to do
     */
    public record Deadline(
            Instant at,
            long daysLeft,
            String accountId,
            String region,
            String keyArn,
            String name,
            String what,
            long resources,
            boolean allResources,
            String remedy) {}

    /**
     * A failed finding.
     *
     * @param name of the resource as people call it: for a key, its first alias
     */
    public record Example(String name, Finding finding) {}

    /**
     * USD for thirty days of the present state at the observed pace; sums of the lines in {@code costs.csv}.
     *
     * @param storage keys
     * @param rotation what rotations add to keys
     * @param requests before the free tier
     * @param freeTier what it takes away, as a negative amount
     * @param keysUnknown keys of which a part of the cost is not known, so that sums are known from below
     * @param audit what this run's own requests cost, once
     * @param dearest the keys that cost most, the dearest first, at most {@link #DEAREST}
     */
    public record Costs(
            Amount storage,
            Amount rotation,
            Amount requests,
            Amount freeTier,
            long keysUnknown,
            Amount audit,
            List<DearKey> dearest) {
        /** Everything but the audit itself. */
        public Amount total() {
            return storage.plus(rotation).plus(requests).plus(freeTier);
        }
    }

    /**
     * A key and what it costs in a month.
     *
     * @param name its first alias, or else its id
     */
    public record DearKey(String accountId, String region, String arn, String name, Amount total) {}

    /**
     * What could not be read, over all accounts and Regions.
     *
     * @param action the IAM action, or the part of the snapshot that is not there
     * @param unanswered how many questions were not answered, by reason: denied, failed, throttled
     * @param places in how many Regions of accounts
     * @param firstPlace the first of them, account and Region
     * @param why the first reason there, in the words of AWS
     */
    public record Gap(String action, SortedMap<String, Long> unanswered, long places, String firstPlace, String why) {}
}
