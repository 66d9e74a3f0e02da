package io.keyledger.policy.search.formula;

import io.keyledger.policy.search.values.Choice;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The possible values of each condition key: the requests that a branch of the search covers. */
public final class Box {
    private final Map<String, Choice> choices;

    private Box(Map<String, Choice> choices) {
        this.choices = choices;
    }

    public static Box of(Map<String, Choice> choices) {
        // In an order that is the same in every process: what a search takes depends on it.
        return new Box(new HashMap<>(choices));
    }

    public Choice choice(String key) {
        return choices.getOrDefault(key, Choice.anything());
    }

    public Set<String> keys() {
        return choices.keySet();
    }

    /** The part about these keys. */
    public Box only(Set<String> keys) {
        Map<String, Choice> some = new HashMap<>(choices);
        some.keySet().retainAll(keys);
        return new Box(some);
    }

    public Box with(String key, Choice choice) {
        Map<String, Choice> narrowed = new HashMap<>(choices);
        narrowed.merge(key, choice, Choice::and);
        return new Box(narrowed);
    }

    public Box with(Map<String, Choice> more) {
        Map<String, Choice> narrowed = new HashMap<>(choices);
        more.forEach((key, choice) -> narrowed.merge(key, choice, Choice::and));
        return new Box(narrowed);
    }
}
