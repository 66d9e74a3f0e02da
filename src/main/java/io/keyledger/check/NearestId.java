package io.keyledger.check;

import io.keyledger.inventory.EditDistance;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Suggests the check id that a mistyped id most likely stands for. */
final class NearestId {
    private NearestId() {}

    /** The nearest id; empty if none is near enough. */
    static Optional<String> to(String typed, Collection<String> ids) {
        String upper = typed.toUpperCase(Locale.ROOT).replace('_', '-');
        return ids.stream()
                .filter(id -> EditDistance.between(upper, id) <= Math.max(2, id.length() / 3))
                .min(Comparator.<String>comparingInt(id -> EditDistance.between(upper, id))
                        .thenComparing(Comparator.naturalOrder()));
    }
}
