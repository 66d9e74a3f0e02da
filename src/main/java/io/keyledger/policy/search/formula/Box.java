package io.keyledger.policy.search;

import io.keyledger.policy.search.values.Choice;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The possible values of each condition key: the requests that a branch of the search covers. */
final class Box {
    private final Map<String, Choice> choices;

    private Box(Map<String, Choice> choices) {
        this.choices = choices;
    }

    static Box of(Map<String, Choice> choices) {
        // In an order that is the same in every process: what a search takes depends on it.
        return new Box(new HashMap<>(choices));
    }

    Choice choice(String key) {
        return choices.getOrDefault(key, Choice.anything());
    }

    Set<String> keys() {
        return choices.keySet();
    }

    /** The part about these keys. */
    Box only(Set<String> keys) {
        Map<String, Choice> some = new HashMap<>(choices);
        some.keySet().retainAll(keys);
        return new Box(some);
    }

    Box with(String key, Choice choice) {
        Map<String, Choice> narrowed = new HashMap<>(choices);
        narrowed.merge(key, choice, Choice::and);
        return new Box(narrowed);
    }

    Box with(Map<String, Choice> more) {
        Map<String, Choice> narrowed = new HashMap<>(choices);
        more.forEach((key, choice) -> narrowed.merge(key, choice, Choice::and));
        return new Box(narrowed);
    }
}
