package io.keyledger.policy.search;

import io.keyledger.policy.decision.Decider;
import io.keyledger.policy.decision.Decision;
import io.keyledger.policy.decision.World;
import io.keyledger.policy.decision.condition.Doubt;
import io.keyledger.policy.request.Request;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Searches the requests of one shape of callers for one action. */
final class ShapeSearch {
    private final World world;
    private final Setting setting;
    private final Formula extra;
    private final int nodes;

    /** @param extra what else has to be true of the request */
    ShapeSearch(World world, Setting setting, Formula extra, int nodes) {
        this.world = world;
        this.setting = setting;
        this.extra = extra;
        this.nodes = nodes;
    }

    SearchResult run() {
        ConditionFormulas conditions = new ConditionFormulas(new KnownValues(setting), false);
        Formula formula = Formula.all(new WorldFormula(world, setting, conditions).allowed(), extra);
        if (formula.isNever()) {
            return new SearchResult.None(List.of());
        }
        Effort effort = new Effort(nodes);
        Solver solver = new Solver(new Points(setting), effort, this::isAllowed);
        return switch (solver.solve(formula)) {
            case Solver.Outcome.Found(var point) -> found(point);
            case Solver.Outcome.Exhausted() -> new SearchResult.Unknown("the search gave up after " + nodes + " steps");
            case Solver.Outcome.None(var unsure) when unsure.isEmpty() -> nothing(conditions.approximations(), effort);
            case Solver.Outcome.None(var unsure) -> new SearchResult.Unknown(String.join("; ", unsure));
        };
    }

    /** Where some conditions were tried with examples only: none is none if even without them there is none. */
    private SearchResult nothing(Set<String> approximations, Effort effort) {
        if (approximations.isEmpty()) {
            return new SearchResult.None(List.of());
        }
        ConditionFormulas relaxed = new ConditionFormulas(new KnownValues(setting), true);
        Formula formula = Formula.all(new WorldFormula(world, setting, relaxed).allowed(), extra);
        Solver.Outcome outcome = new Solver(new Points(setting), effort, _ -> true).solve(formula);
        boolean exact = outcome instanceof Solver.Outcome.None(var unsure) && unsure.isEmpty();
        return new SearchResult.None(exact ? List.of() : List.copyOf(approximations));
    }

    private boolean isAllowed(Point point) {
        return Decider.decide(world, request(point)).isAllowed();
    }

    private SearchResult.Found found(Point point) {
        Request request = request(point);
        Decision decision = Decider.decide(world, request);
        List<String> notes = new ArrayList<>();
        for (Doubt doubt : decision.doubts()) {
            notes.add(doubt.sentence());
        }
        return new SearchResult.Found(new Witness(request, decision), List.copyOf(notes));
    }

    private Request request(Point point) {
        Map<String, List<String>> context = new HashMap<>();
        setting.facts().forEach((key, values) -> context.put(KeyNames.of(key), values));
        point.values().forEach((key, values) -> context.put(KeyNames.of(key), values));
        return Request.possible(point.caller(), setting.action(), setting.resource(), context, setting.organizations());
    }
}
