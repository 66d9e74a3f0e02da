package io.keyledger.policy.search;

import io.keyledger.policy.search.formula.Box;
import io.keyledger.policy.search.formula.Formula;
import io.keyledger.policy.search.formula.Point;
import io.keyledger.policy.search.values.Choice;
import io.keyledger.policy.search.values.Effort;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Looks for a request that makes a formula true. A request is picked out of the box; where it fails one of the open
 * alternatives, the box is split along that one. Boxes only ever shrink, so that a search which comes to its end has
 * seen every request.
 */
final class Solver {
    /** What it takes to look at one box, next to combining patterns character by character. */
    private static final long STEPS = 8_000;

    /** What it takes to hand on one key, or one open alternative, to a smaller box. */
    private static final long STEPS_OF_A_PART = 100;

    private final PointPicker points;
    private final Effort effort;
    private final Predicate<Point> accepted;
    private final Set<String> unsure = new LinkedHashSet<>();

    /** @param accepted has the last word on a request that makes the formula true */
    Solver(PointPicker points, Effort effort, Predicate<Point> accepted) {
        this.points = points;
        this.effort = effort;
        this.accepted = accepted;
    }

    /** How a search ended. */
    sealed interface Outcome {
        record Found(Point point) implements Outcome {}

        /**
         * There is none.
         *
         * @param unsure what kept some requests from being looked at; empty when all were
         */
        record None(Set<String> unsure) implements Outcome {}

        record Exhausted() implements Outcome {}
    }

    private record Branch(Box box, List<Formula.Any> open) {}

    /** The alternatives along which a box is split, each looked at when the one before it has come to nothing. */
    private static final class Split {
        private final Branch branch;
        private final List<Formula> alternatives;
        private int next;

        Split(Branch branch, List<Formula> alternatives) {
            this.branch = branch;
            this.alternatives = alternatives;
        }

        boolean isDone() {
            return next == alternatives.size();
        }

        Branch next() {
            return narrowed(branch, alternatives.get(next++));
        }
    }

    Outcome solve(Formula formula) {
        if (formula.isNever()) {
            return new Outcome.None(Set.of());
        }
        Map<String, Choice> keys = new HashMap<>();
        formula.eachChoice((key, _) -> keys.put(key, Choice.anything()));
        if (keys.containsKey("aws:sourcearn")) {
            keys.put("aws:sourceaccount", Choice.anything());
        }
        Deque<Split> splits = new ArrayDeque<>();
        splits.push(new Split(new Branch(Box.of(keys), List.of()), List.of(formula)));
        while (!splits.isEmpty()) {
            Split split = splits.element();
            if (split.isDone()) {
                splits.remove();
                continue;
            }
            Branch branch = split.next();
            long parts = branch.open.size() + (long) branch.box.keys().size();
            if (!effort.spend(STEPS + STEPS_OF_A_PART * parts)) {
                return new Outcome.Exhausted();
            }
            switch (points.pick(branch.box)) {
                case PointPicker.Outcome.Nothing() -> {}
                case PointPicker.Outcome.Unsure(var reason) -> unsure.add(reason);
                case PointPicker.Outcome.Found(var point) -> {
                    Optional<Formula.Any> failed = firstFailed(branch, point);
                    if (failed.isPresent()) {
                        splits.push(new Split(
                                without(branch, failed.get()), failed.get().alternatives()));
                    } else if (accepted.test(point)) {
                        return new Outcome.Found(point);
                    } else {
                        unsure.add("the decision does not confirm a request that the search proposes");
                    }
                }
            }
        }
        return effort.isSpent() ? new Outcome.Exhausted() : new Outcome.None(unsure);
    }

    private Optional<Formula.Any> firstFailed(Branch branch, Point point) {
        for (Formula.Any any : branch.open) {
            if (!any.holdsFor(point, effort)) {
                return Optional.of(any);
            }
        }
        return Optional.empty();
    }

    @SuppressWarnings("ReferenceEquality") // the very alternative that was split, not one that looks like it
    private static Branch without(Branch branch, Formula.Any settled) {
        List<Formula.Any> open = new ArrayList<>(branch.open.size());
        for (Formula.Any any : branch.open) {
            if (any != settled) {
                open.add(any);
            }
        }
        return new Branch(branch.box, open);
    }

    private static Branch narrowed(Branch branch, Formula formula) {
        Map<String, Choice> choices = new HashMap<>();
        List<Formula.Any> open = new ArrayList<>(branch.open);
        collect(formula, choices, open);
        return new Branch(branch.box.with(choices), open);
    }

    private static void collect(Formula formula, Map<String, Choice> choices, List<Formula.Any> open) {
        switch (formula) {
            case Formula.Holds(var key, var choice) -> choices.merge(key, choice, Choice::and);
            case Formula.All(var parts) -> parts.forEach(part -> collect(part, choices, open));
            case Formula.Any any -> open.add(any);
        }
    }
}
