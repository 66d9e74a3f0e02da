package io.keyledger.collect.run;

import io.keyledger.collect.call.Pace;
import io.keyledger.inventory.ApiCoverage;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a collection would ask.
 *
 * @param share of each quota that it would use
 * @param counted how many things of each kind there are, such as {@code key}
 * @param estimated how many there may be of those that nobody counted
 * @param lines by account, Region, service and operation
 * @param unanswered what could not be counted, so that there may be more calls than planned
 */
public record CollectionPlan(
        double share,
        SortedMap<String, Long> counted,
        SortedMap<String, Long> estimated,
        List<PlannedCalls> lines,
        List<ApiCoverage> unanswered) {
    static CollectionPlan of(
            Pace pace,
            SortedMap<String, Long> counted,
            SortedMap<String, Long> estimated,
            Collection<PlannedCalls> lines,
            Collection<ApiCoverage> coverage) {
        return new CollectionPlan(
                pace.share(),
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
                        .toList());
    }

    public long calls() {
        return lines.stream().mapToLong(PlannedCalls::calls).sum();
    }

    /** No collection can be faster: actions, Regions and accounts go side by side, and the slowest decides. */
    public Duration atLeast() {
        return slowest().map(line -> line.atLeast(share)).orElse(Duration.ZERO);
    }

    /** The calls that take longest, at the share of their quota. */
    public Optional<PlannedCalls> slowest() {
        return lines.stream().max(Comparator.comparing(line -> line.atLeast(share)));
    }
}
