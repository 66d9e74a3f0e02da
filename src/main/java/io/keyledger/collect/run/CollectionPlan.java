package io.keyledger.collect.run;

import io.keyledger.inventory.ApiCoverage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The calls that a collection would make.
 *
 * @param share the share of each quota that it would use
 * @param counted the number of things of each kind, for example {@code key}
 * @param estimated the estimated number of things that were not counted
 * @param lines by account, Region, service and operation
 * @param unanswered the counting calls that were not answered; the collection may make more calls than planned
 * @param notes what else to know before, in whole sentences
 */
public record CollectionPlan(
        double share,
        SortedMap<String, Long> counted,
        SortedMap<String, Long> estimated,
        List<PlannedCalls> lines,
        List<ApiCoverage> unanswered,
        List<String> notes) {
    static CollectionPlan of(
            double share,
            SortedMap<String, Long> counted,
            SortedMap<String, Long> estimated,
            Collection<PlannedCalls> lines,
            Collection<ApiCoverage> coverage,
            Collection<String> notes) {
        return new CollectionPlan(
                share,
                Collections.unmodifiableSortedMap(new TreeMap<>(counted)),
                Collections.unmodifiableSortedMap(new TreeMap<>(estimated)),
                lines.stream()
                        .sorted(Comparator.comparing(PlannedCalls::accountId)
                                .thenComparing(PlannedCalls::region)
                                .thenComparing(line -> line.action().toString()))
                        .toList(),
                coverage.stream()
                        .filter(row -> row.asked() > row.answered())
                        .sorted(Comparator.comparing(ApiCoverage::accountId)
                                .thenComparing(ApiCoverage::region)
                                .thenComparing(ApiCoverage::service)
                                .thenComparing(ApiCoverage::action))
                        .toList(),
                notes.stream().sorted().toList());
    }

    /** Returns this plan with the calls of another reading. */
    public CollectionPlan and(
            SortedMap<String, Long> otherCounts,
            Collection<PlannedCalls> otherLines,
            Collection<ApiCoverage> coverage) {
        SortedMap<String, Long> allCounts = new TreeMap<>(counted);
        allCounts.putAll(otherCounts);
        List<PlannedCalls> allLines = new ArrayList<>(lines);
        allLines.addAll(otherLines);
        List<ApiCoverage> allUnanswered = new ArrayList<>(unanswered);
        allUnanswered.addAll(coverage);
        return of(share, allCounts, estimated, allLines, allUnanswered, notes);
    }

    public long calls() {
        return lines.stream().mapToLong(PlannedCalls::calls).sum();
    }

    /** The minimum duration. Actions, Regions and accounts run concurrently, so the slowest one decides. */
    public Duration atLeast() {
        return slowest().map(line -> line.atLeast(share)).orElse(Duration.ZERO);
    }

    /** The calls that take longest at this share of their quota. */
    public Optional<PlannedCalls> slowest() {
        return lines.stream().max(Comparator.comparing(line -> line.atLeast(share)));
    }
}
