package io.keyledger.policy.search;

import io.keyledger.policy.decision.Decider;
import io.keyledger.policy.decision.Decision;
import io.keyledger.policy.decision.World;
import io.keyledger.policy.request.Request;
import io.keyledger.policy.request.RequestedResource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Searches the requests of one shape of callers for one action. Used once. */
final class ShapeSearch {
    private final World world;
    private final SearchContext setting;
    private final Formula extra;
    private @Nullable Witness confirmed;

    /** @param extra what else has to be true of the request */
    ShapeSearch(World world, SearchContext setting, Formula extra) {
        this.world = world;
        this.setting = setting;
        this.extra = extra;
    }

    SearchResult run() {
        ConditionFormulas conditions =
                new ConditionFormulas(setting.known(), false, setting.scene().conditions());
        Formula formula = Formula.all(new WorldFormula(world, setting, conditions).allowed(), extra);
        if (formula.isNever()) {
            return nothing(conditions.approximations());
        }
        if (setting.effort().isSpent()) {
            return gaveUp();
        }
        Solver solver = new Solver(new Points(setting), setting.effort(), this::confirm);
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
        ConditionFormulas relaxed =
                new ConditionFormulas(setting.known(), true, setting.scene().conditions());
        Formula formula = Formula.all(new WorldFormula(world, setting, relaxed).allowed(), extra);
        Solver.Outcome outcome = new Solver(new Points(setting), setting.effort(), _ -> true).solve(formula);
        boolean exact = outcome instanceof Solver.Outcome.None(var unsure) && unsure.isEmpty();
        return new SearchResult.None(exact ? List.of() : List.copyOf(approximations));
    }

    private SearchResult gaveUp() {
        return new SearchResult.Unknown(
                "the search gave up after " + setting.effort().most() + " steps");
    }

    private boolean confirm(Point point) {
        confirmed = witness(world, setting, point).orElse(null);
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
    static Optional<Witness> witness(World world, SearchContext setting, Point point) {
        Map<String, List<String>> context = new HashMap<>();
        setting.facts().forEach((key, values) -> context.put(KeyNames.of(key), values));
        setting.known().tagsAsked().forEach((key, values) -> context.put(KeyNames.of(key), values));
        point.values().forEach((key, values) -> context.put(KeyNames.of(key), values));
        RequestedResource key = KeyRegion.settled(setting.resource(), point);
        Request request = Request.possible(point.caller(), setting.action(), key, context, setting.organizations());
        Decision decision = Decider.decide(world, request);
        return decision.isAllowed() ? Optional.of(new Witness(request, decision)) : Optional.empty();
    }
}
