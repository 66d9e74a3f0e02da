package io.keyledger.policy.search.values;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A disjunction of tests. Any number of single strings among them is looked up in constant time. */
final class Alternatives {
    private final List<PassingValues> tests;
    private final List<String> exact;
    private final Set<String> exactSet;
    private final List<PassingValues> others;
    private final boolean text;

    private Alternatives(List<PassingValues> tests) {
        this.tests = tests;
        this.exact = new ArrayList<>();
        this.others = new ArrayList<>();
        boolean onlyText = true;
        for (PassingValues test : tests) {
            String value = test instanceof PassingValues.Text(var glob) ? glob.exact() : null;
            if (value == null) {
                others.add(test);
            } else {
                exact.add(value);
            }
            onlyText &= test instanceof PassingValues.Text;
        }
        this.exactSet = exact.size() < 4 ? Set.of() : new HashSet<>(exact);
        this.text = onlyText;
    }

    static Alternatives of(List<? extends PassingValues> tests) {
        return new Alternatives(List.copyOf(tests));
    }

    /** In the order in which they were given. */
    List<PassingValues> tests() {
        return tests;
    }

    /** Those that are single strings. */
    List<String> exact() {
        return exact;
    }

    boolean areExact() {
        return others.isEmpty();
    }

    boolean areText() {
        return text;
    }

    boolean have(String value) {
        return look(value) > 0;
    }

    /** The steps that it took to find that the value passes; their negative where it does not. */
    long look(String value) {
        long steps = 8;
        if (exactSet.isEmpty() ? exact.contains(value) : exactSet.contains(value)) {
            return steps;
        }
        for (PassingValues test : others) {
            steps += test.cost(value.length());
            if (test.matches(value)) {
                return steps;
            }
        }
        return -steps;
    }

    @Override
    public String toString() {
        return tests.toString();
    }
}
