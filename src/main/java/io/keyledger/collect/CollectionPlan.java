package io.keyledger.collect;

import io.keyledger.inventory.ApiCoverage;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * What a collection would ask.
 *
 * @param share of each quota that it would use
 * @param lines by account, Region, service and operation
 * @param unanswered what could not be counted, so that there may be more calls than planned
 */
public record CollectionPlan(double share, List<PlannedCalls> lines, List<ApiCoverage> unanswered) {
    static CollectionPlan of(Pace pace, Collection<PlannedCalls> lines, Collection<ApiCoverage> coverage) {
        return new CollectionPlan(
                pace.share(),
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
        return lines.stream()
                .map(line -> line.atLeast(share))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    /** What the collection itself costs. */
    public BigDecimal usd() {
        return lines.stream().map(PlannedCalls::usd).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
