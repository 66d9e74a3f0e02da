package io.keyledger.cost;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The cost of a key and its lines; totals are the sums of these lines.
 *
 * @param requests successful requests over the period; absent if they were not counted
 * @param periodDays the days over which they were counted; absent if they were not
 * @param freeTier the requests that free tiers may cover, by billed account
 */
public record KeyCost(
        List<CostLine> lines,
        @Nullable Long requests,
        @Nullable Integer periodDays,
        Map<String, FreeTierUse> freeTier) {
    private static final Set<CostLine.Kind> STORAGE = Set.of(CostLine.Kind.STORAGE, CostLine.Kind.ROTATION);
    private static final Set<CostLine.Kind> REQUESTS = Set.of(CostLine.Kind.REQUESTS);

    public KeyCost {
        lines = List.copyOf(lines);
        freeTier = Map.copyOf(freeTier);
    }

    /** The key and its rotations, in USD for thirty days of the present state. */
    public Amount storagePerMonth() {
        return sum(STORAGE, CostLine::amountPerMonth);
    }

    /** Requests before the free tier, in USD for thirty days of the present state at the pace of the period. */
    public Amount requestsPerMonth() {
        return sum(REQUESTS, CostLine::amountPerMonth);
    }

    /** Storage and requests. */
    public Amount totalPerMonth() {
        return storagePerMonth().plus(requestsPerMonth());
    }

    /** The confidence of the least certain line. */
    public Confidence confidence() {
        return lines.stream().map(CostLine::confidence).reduce(Confidence.MEASURED, Confidence::orLess);
    }

    private Amount sum(Set<CostLine.Kind> kinds, Function<CostLine, @Nullable Amount> of) {
        Amount sum = Amount.ZERO;
        for (CostLine line : lines) {
            Amount amount = kinds.contains(line.kind()) ? of.apply(line) : null;
            sum = amount == null ? sum : sum.plus(amount);
        }
        return sum;
    }
}
