package io.keyledger.policy.search.formula;

import io.keyledger.policy.search.values.Choice;
import io.keyledger.policy.search.values.Effort;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * What must be true of a request, in terms of its condition keys. There is no negation: it is pushed down into the
 * choices when a formula is made.
 */
public sealed interface Formula {
    /** The key, in lower case, is one of these. */
    record Holds(String key, Choice choice) implements Formula {}

    record All(List<Formula> parts) implements Formula {}

    record Any(List<Formula> alternatives) implements Formula {}

    static Formula always() {
        return new All(List.of());
    }

    static Formula never() {
        return new Any(List.of());
    }

    static Formula all(List<Formula> parts) {
        List<Formula> kept = new ArrayList<>(parts.size());
        for (Formula part : parts) {
            switch (part) {
                case All(var inner) -> kept.addAll(inner);
                case Any(var inner)
                when inner.isEmpty() -> {
                    return never();
                }
                case Any any -> kept.add(any);
                case Holds holds -> kept.add(holds);
            }
        }
        return kept.size() == 1 ? kept.getFirst() : new All(kept);
    }

    static Formula any(List<Formula> alternatives) {
        List<Formula> kept = new ArrayList<>(alternatives.size());
        for (Formula alternative : alternatives) {
            switch (alternative) {
                case Any(var inner) -> kept.addAll(inner);
                case All(var inner)
                when inner.isEmpty() -> {
                    return always();
                }
                case All all -> kept.add(all);
                case Holds holds -> kept.add(holds);
            }
        }
        return kept.size() == 1 ? kept.getFirst() : new Any(kept);
    }

    static Formula all(Formula... parts) {
        return all(List.of(parts));
    }

    default boolean isNever() {
        return this instanceof Any(var alternatives) && alternatives.isEmpty();
    }

    default boolean isAlways() {
        return this instanceof All(var parts) && parts.isEmpty();
    }

    /** Whether it is true of a request; also false if the effort runs out. */
    default boolean holdsFor(Point point, Effort effort) {
        return switch (this) {
            case Holds(var key, var choice) -> choice.accepts(point.values(key), effort);
            case All(var parts) -> {
                for (Formula part : parts) {
                    if (!part.holdsFor(point, effort)) {
                        yield false;
                    }
                }
                yield true;
            }
            case Any(var alternatives) -> {
                for (Formula alternative : alternatives) {
                    if (alternative.holdsFor(point, effort)) {
                        yield true;
                    }
                }
                yield false;
            }
        };
    }

    /** Every key in the formula with its tests. */
    default void eachChoice(BiConsumer<String, Choice> visitor) {
        switch (this) {
            case Holds(var key, var choice) -> visitor.accept(key, choice);
            case All(var parts) -> parts.forEach(part -> part.eachChoice(visitor));
            case Any(var alternatives) -> alternatives.forEach(alternative -> alternative.eachChoice(visitor));
        }
    }
}
