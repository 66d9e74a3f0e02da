package io.keyledger.cli.process;

import io.keyledger.inventory.EditDistance;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Suggests the name that a mistyped one most likely stands for. */
public final class NearestName {
    private NearestName() {}

    /** The nearest name; empty if none is near enough. */
    public static Optional<String> to(String typed, Collection<String> names) {
        int farthest = Math.max(1, typed.length() / 3);
        return names.stream()
                .filter(name -> EditDistance.between(typed, name) <= farthest)
                .min(Comparator.<String>comparingInt(name -> EditDistance.between(typed, name))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** The end of a sentence that suggests the nearest name; empty if there is none. */
    public static String suggestion(String typed, Collection<String> names) {
        return to(typed, names).map(name -> "; did you mean '" + name + "'?").orElse("");
    }
}
