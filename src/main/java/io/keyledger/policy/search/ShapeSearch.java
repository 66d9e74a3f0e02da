package io.keyledger.policy.search;

import io.keyledger.policy.decision.Decider;
import io.keyledger.policy.decision.Decision;
import io.keyledger.policy.decision.World;
import io.keyledger.policy.request.Request;
import io.keyledger.policy.request.RequestedResource;
import io.keyledger.policy.search.formula.ConditionFormulas;
import io.keyledger.policy.search.formula.Formula;
import io.keyledger.policy.search.formula.Point;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Searches the requests of one shape of callers for one action. Used once. */
final class ShapeSearch {
    private final World world;
    private final RunContext context;
    private final Formula extra;
    private @Nullable Witness confirmed;

    /** @param extra what else has to be true of the request */
    ShapeSearch(World world, RunContext context, Formula extra) {
        this.world = world;
        this.context = context;
        this.extra = extra;
    }

    SearchResult run() {
        ConditionFormulas conditions = new ConditionFormulas(
                context.known(), false, context.keyContext().conditions());
        Formula formula = Formula.all(new WorldFormula(world, context, conditions).allowed(), extra);
        if (formula.isNever()) {
            return nothing(conditions.approximations());
        }
        if (context.effort().isSpent()) {
            return gaveUp();
        }
        Solver solver = new Solver(new PointPicker(context), context.effort(), this::confirm);
        return switch (solver.solve(formula)) {
            case Solver.Outcome.Found(var point) -> new SearchResult.Found(point, witnessOf(point));
            case Solver.Outcome.Exhausted() -> gaveUp();
            case Solver.Outcome.None(var unsure) when unsure.isEmpty() -> nothing(conditions.approximations());
            case Solver.Outcome.None(var unsure) -> new SearchResult.Unknown(String.join("; ", unsure));
        };
    }

    /** Used if something was not worked out exactly: no request exists only if none exists under every reading. */
    private SearchResult nothing(Set<String> approximations) {
        if (approximations.isEmpty()) {
            return new SearchResult.None(List.of());
        }
        ConditionFormulas relaxed = new ConditionFormulas(
                context.known(), true, context.keyContext().conditions());
        Formula formula = Formula.all(new WorldFormula(world, context, relaxed).allowed(), extra);
        Solver.Outcome outcome = new Solver(new PointPicker(context), context.effort(), _ -> true).solve(formula);
        boolean exact = outcome instanceof Solver.Outcome.None(var unsure) && unsure.isEmpty();
        return new SearchResult.None(exact ? List.of() : List.copyOf(approximations));
    }

    private SearchResult gaveUp() {
        return new SearchResult.Unknown(
                "the search gave up after " + context.effort().most() + " steps");
    }

    private boolean confirm(Point point) {
        confirmed = witness(world, context, point).orElse(null);
        return confirmed != null;
    }

    private Witness witnessOf(Point point) {
        Witness last = confirmed;
        if (last == null) {
            throw new IllegalStateException("found without a decision: " + point);
        }
        return last;
    }

    /** The request that a point stands for, where it is allowed. */
    static Optional<Witness> witness(World world, RunContext context, Point point) {
        Map<String, List<String>> values = new HashMap<>();
        context.facts().forEach((name, value) -> values.put(KeyNames.of(name), value));
        context.known().tagsAsked().forEach((name, value) -> values.put(KeyNames.of(name), value));
        point.values().forEach((name, value) -> values.put(KeyNames.of(name), value));
        RequestedResource key = KeyRegion.settled(context.resource(), point);
        Request request = Request.possible(point.caller(), context.action(), key, values, context.organizations());
        Decision decision = Decider.decide(world, request);
        return decision.isAllowed() ? Optional.of(new Witness(request, decision)) : Optional.empty();
    }
}
