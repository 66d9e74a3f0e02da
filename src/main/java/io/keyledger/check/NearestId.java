package io.keyledger.check;

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
                .filter(id -> distance(upper, id) <= Math.max(2, id.length() / 3))
                .min(Comparator.<String>comparingInt(id -> distance(upper, id))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** The Levenshtein distance: letters to insert, remove or replace to turn one into the other. */
    private static int distance(String from, String to) {
        int[] previous = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] current = new int[to.length() + 1];
            current[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = previous[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[to.length()];
    }
}
