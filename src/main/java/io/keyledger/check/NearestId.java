package io.keyledger.check;

import io.keyledger.inventory.EditDistance;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Guesses which check a mistyped id stands for. */
final class NearestId {
    private NearestId() {}

    /** The nearest id, or empty where none is near enough to be meant. */
    static Optional<String> to(String typed, Collection<String> ids) {
        String upper = typed.toUpperCase(Locale.ROOT).replace('_', '-');
        return ids.stream()
                .filter(id -> EditDistance.between(upper, id) <= Math.max(2, id.length() / 3))
                .min(Comparator.<String>comparingInt(id -> EditDistance.between(upper, id))
                        .thenComparing(Comparator.naturalOrder()));
    }
}
