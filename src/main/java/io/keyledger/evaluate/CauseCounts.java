package io.keyledger.evaluate;

import io.keyledger.check.Finding;
import io.keyledger.check.Severity;
import io.keyledger.check.Status;
import io.keyledger.evaluate.Causes.CauseId;
import io.keyledger.evaluate.RunSummary.Cause;
import io.keyledger.evaluate.RunSummary.Causes;
import io.keyledger.evaluate.RunSummary.UnknownCause;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts failures and unknowns by cause. Not thread-safe. */
final class CauseCounts {
    private static final int LONGEST_REASON = 300;
    // Everything that follows from a key's state is attributed to the key itself.
    private static final Comparator<Cause> FIRST = Comparator.comparing(Cause::severity)
            .thenComparing(cause -> !cause.resourceArn().contains(":kms:"))
            .thenComparing(Cause::accountId)
            .thenComparing(Cause::region)
            .thenComparing(Cause::resourceArn)
            .thenComparing(Cause::name)
            .thenComparing(Cause::checkId);
    private static final Comparator<Cause> WORST = Comparator.comparing(Cause::severity)
            .thenComparing(Cause::failures, Comparator.reverseOrder())
            .thenComparing(FIRST);

    private final Map<CauseId, Cause> failed = new HashMap<>();
    private final Map<String, Long> unknown = new TreeMap<>();
    private long severe;
    private long failures;

    /** @param name the resource's name for people */
    void add(Finding finding, String name, CauseId cause) {
        if (finding.verdict().status() == Status.UNKNOWN) {
            unknown.merge(cause.detail(), 1L, Long::sum);
        } else if (finding.verdict().status() == Status.FAIL) {
            failures++;
            severe += isSevere(finding.severity()) ? 1 : 0;
            failed.merge(cause, cause(finding, name), CauseCounts::both);
        }
    }

    private static boolean isSevere(Severity severity) {
        return severity.compareTo(Severity.HIGH) <= 0;
    }

    private static Cause cause(Finding finding, String name) {
        String reason = finding.verdict().reason();
        return new Cause(
                finding.severity(),
                finding.checkId(),
                finding.accountId(),
                finding.region(),
                finding.resourceArn(),
                name,
                reason.length() <= LONGEST_REASON
                        ? reason
                        : reason.substring(0, reason.offsetByCodePoints(0, LONGEST_REASON / 2)) + "…",
                1);
    }

    /** The worse of two causes, with the failures of both. */
    private static Cause both(Cause one, Cause other) {
        Cause first = FIRST.compare(one, other) <= 0 ? one : other;
        return first.withFailures(one.failures() + other.failures());
    }

    void add(CauseCounts other) {
        other.failed.forEach((cause, more) -> failed.merge(cause, more, CauseCounts::both));
        other.unknown.forEach((cause, count) -> unknown.merge(cause, count, Long::sum));
        severe += other.severe;
        failures += other.failures;
    }

    Causes causes() {
        List<Cause> worst =
                failed.values().stream().sorted(WORST).limit(RunSummary.CAUSES).toList();
        List<UnknownCause> mostUnknown = unknown.entrySet().stream()
                .map(entry -> new UnknownCause(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(UnknownCause::findings)
                        .reversed()
                        .thenComparing(UnknownCause::what))
                .limit(RunSummary.CAUSES)
                .toList();
        return new Causes(
                failures,
                failed.size(),
                severe,
                failed.values().stream()
                        .filter(cause -> isSevere(cause.severity()))
                        .count(),
                unknown.values().stream().mapToLong(Long::longValue).sum(),
                unknown.size(),
                worst,
                mostUnknown);
    }
}
