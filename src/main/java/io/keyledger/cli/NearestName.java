package io.keyledger.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Suggests the name that a mistyped one most likely stands for. */
final class NearestName {
    private NearestName() {}

    /** The nearest name; empty if none is near enough. */
    static Optional<String> to(String typed, Collection<String> names) {
        int farthest = Math.max(1, typed.length() / 3);
        return names.stream()
                .filter(name -> distance(typed, name) <= farthest)
                .min(Comparator.<String>comparingInt(name -> distance(typed, name))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** The end of a sentence that suggests the nearest name; empty if there is none. */
    static String suggestion(String typed, Collection<String> names) {
        return to(typed, names).map(name -> "; did you mean '" + name + "'?").orElse("");
    }

    /** The Damerau-Levenshtein distance: letters to insert, remove, replace or swap with their neighbor. */
    static int distance(String one, String other) {
        String from = one.toLowerCase(Locale.ROOT);
        String to = other.toLowerCase(Locale.ROOT);
        int[][] steps = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                steps[i][j] = step(steps, from, to, i, j);
            }
        }
        return steps[from.length()][to.length()];
    }

    private static int step(int[][] steps, String from, String to, int i, int j) {
        if (i == 0 || j == 0) {
            return i + j;
        }
        boolean same = from.charAt(i - 1) == to.charAt(j - 1);
        int replaced = steps[i - 1][j - 1] + (same ? 0 : 1);
        int fewest = Math.min(replaced, Math.min(steps[i - 1][j], steps[i][j - 1]) + 1);
        boolean swapped =
                i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(fewest, steps[i - 2][j - 2] + 1) : fewest;
    }
}
