package io.keyledger.policy.search.values;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A set of single values: those that pass at least one test of every wanted group and no unwanted test. Nothing is
 * worked out before a member is asked for.
 */
public final class ValueSet {
    private static final ValueSet EVERYTHING = new ValueSet(List.of(), List.of());
    private static final ValueSet NOTHING = new ValueSet(List.of(List.of()), List.of());
    private static final long STEPS = 2_000_000;
    private static final ValueSet NUMBERS = anyOf(List.of(
            new ValueTest.Numeric(Comparison.LESS_OR_EQUAL, BigDecimal.ONE),
            new ValueTest.Numeric(Comparison.GREATER, BigDecimal.ONE)));
    private static final ValueSet DATES = anyOf(List.of(
            new ValueTest.Date(Comparison.LESS_OR_EQUAL, Instant.EPOCH),
            new ValueTest.Date(Comparison.GREATER, Instant.EPOCH)));
    private static final ValueSet ADDRESSES = anyOf(List.of(
            ValueTest.Network.parse("0.0.0.0/0").orElseThrow(),
            ValueTest.Network.parse("::/0").orElseThrow()));

    private final List<List<ValueTest>> wanted;
    private final List<List<ValueTest>> unwanted;

    private ValueSet(List<List<ValueTest>> wanted, List<List<ValueTest>> unwanted) {
        this.wanted = wanted;
        this.unwanted = unwanted;
    }

    public static ValueSet everything() {
        return EVERYTHING;
    }

    /** Whatever can be read as a number. */
    public static ValueSet numbers() {
        return NUMBERS;
    }

    /** Whatever can be read as a moment. */
    public static ValueSet dates() {
        return DATES;
    }

    /** Moments from this one on. */
    public static ValueSet datesFrom(Instant from) {
        return anyOf(List.of(new ValueTest.Date(Comparison.GREATER_OR_EQUAL, from)));
    }

    /** All IPv4 and IPv6 addresses. */
    public static ValueSet addresses() {
        return ADDRESSES;
    }

    /** Values that pass one of these tests at least; none where there is no test. */
    public static ValueSet anyOf(List<? extends ValueTest> tests) {
        return tests.isEmpty() ? NOTHING : new ValueSet(List.of(List.copyOf(tests)), List.of());
    }

    public static ValueSet nothing() {
        return NOTHING;
    }

    public static ValueSet noneOf(List<? extends ValueTest> tests) {
        return tests.isEmpty() ? EVERYTHING : new ValueSet(List.of(), List.of(List.copyOf(tests)));
    }

    public static ValueSet matching(Glob glob) {
        return anyOf(List.of(new ValueTest.Text(glob)));
    }

    public static ValueSet exactly(String value) {
        return matching(Glob.exactly(value));
    }

    public ValueSet and(ValueSet other) {
        if (this == EVERYTHING) {
            return other;
        }
        if (other == EVERYTHING) {
            return this;
        }
        return new ValueSet(joined(wanted, other.wanted), joined(unwanted, other.unwanted));
    }

    /** A group that is in both is there once; looking whether equal ones are would take longer than it saves. */
    @SuppressWarnings("ReferenceEquality")
    private static List<List<ValueTest>> joined(List<List<ValueTest>> some, List<List<ValueTest>> more) {
        if (some.isEmpty() || more.isEmpty() || some == more) {
            return some.isEmpty() ? more : some;
        }
        List<List<ValueTest>> all = new ArrayList<>(some);
        for (List<ValueTest> group : more) {
            boolean known = false;
            for (List<ValueTest> other : some) {
                known |= other == group;
            }
            if (!known) {
                all.add(group);
            }
        }
        return List.copyOf(all);
    }

    public boolean contains(String value) {
        for (List<ValueTest> group : wanted) {
            if (!passesOne(group, value)) {
                return false;
            }
        }
        for (List<ValueTest> group : unwanted) {
            if (passesOne(group, value)) {
                return false;
            }
        }
        return true;
    }

    private static boolean passesOne(List<ValueTest> tests, String value) {
        for (ValueTest test : tests) {
            if (test.matches(value)) {
                return true;
            }
        }
        return false;
    }

    public boolean isEverything() {
        return wanted.isEmpty() && unwanted.isEmpty();
    }

    /** A member, one of the preferred values where one fits, for a reasonable effort. */
    public Sample sample(List<String> preferred) {
        return sample(preferred, Effort.of(STEPS));
    }

    /** A member, one of the preferred values where one fits. */
    public Sample sample(List<String> preferred, Effort effort) {
        for (List<ValueTest> group : wanted) {
            if (group.isEmpty()) {
                return new Sample.Empty();
            }
        }
        for (String value : preferred) {
            if (contains(value)) {
                return new Sample.Value(value);
            }
        }
        for (List<ValueTest> group : wanted) {
            if (group.stream().allMatch(ValueSet::isExact)) {
                return fromCandidates(exactValues(group), new Sample.Empty());
            }
        }
        Sample plain = fromCandidates(representatives(), new Sample.Empty());
        if (plain instanceof Sample.Value) {
            return plain;
        }
        if (allText()) {
            String woven = woven();
            if (contains(woven)) {
                return new Sample.Value(woven);
            }
            return new GlobProduct(
                            globsOfGroups(),
                            globs(unwanted.stream().flatMap(List::stream).toList()))
                    .shortest(effort);
        }
        if (allOfOneOrderedKind()) {
            return plain;
        }
        return new Sample.Unsure("a condition key compared both as text and as another type");
    }

    private Sample fromCandidates(Iterable<String> candidates, Sample otherwise) {
        for (String candidate : candidates) {
            if (contains(candidate)) {
                return new Sample.Value(candidate);
            }
        }
        return otherwise;
    }

    private static boolean isExact(ValueTest test) {
        return test instanceof ValueTest.Text(var glob) && glob.exact() != null;
    }

    private static List<String> exactValues(List<ValueTest> tests) {
        List<String> values = new ArrayList<>();
        for (ValueTest test : tests) {
            String exact = test instanceof ValueTest.Text(var glob) ? glob.exact() : null;
            if (exact != null) {
                values.add(exact);
            }
        }
        return values;
    }

    private Set<String> representatives() {
        Set<String> values = new LinkedHashSet<>();
        TreeSet<BigDecimal> numbers = new TreeSet<>();
        TreeSet<Instant> dates = new TreeSet<>();
        List<ValueTest> tests = new ArrayList<>();
        wanted.forEach(tests::addAll);
        for (List<ValueTest> group : unwanted) {
            for (ValueTest test : group) {
                // The strings of an unwanted pattern are no members; beyond other boundaries there may be some.
                if (!(test instanceof ValueTest.Text)) {
                    tests.add(test);
                }
            }
        }
        for (ValueTest test : tests) {
            values.addAll(test.representatives());
            switch (test) {
                case ValueTest.Numeric(var _, var boundary) -> numbers.add(boundary);
                case ValueTest.Date(var _, var boundary) -> dates.add(boundary);
                case ValueTest.Text _, ValueTest.Network _ -> {}
            }
        }
        for (BigDecimal number : numbers) {
            BigDecimal next = numbers.higher(number);
            if (next != null) {
                values.add(number.add(next).multiply(new BigDecimal("0.5")).toPlainString());
            }
        }
        for (Instant date : dates) {
            Instant next = dates.higher(date);
            if (next != null) {
                values.add(date.plus(Duration.between(date, next).dividedBy(2)).toString());
            }
        }
        if (wanted.isEmpty()) {
            values.add("x");
            values.add("example");
        }
        return values;
    }

    /**
     * One string of each wanted pattern, one after the other. Patterns that begin and end with wildcards are all matched
     * by it, and to combine many of those is what takes longest.
     */
    private String woven() {
        StringBuilder woven = new StringBuilder();
        StringBuilder end = new StringBuilder();
        for (Glob glob : globs(wanted.stream().map(List::getFirst).toList())) {
            if (glob.isOpenAtTheStart()) {
                (glob.isOpenAtTheEnd() ? woven : end).append(glob.examples().getFirst());
            } else {
                woven.insert(0, glob.examples().getFirst());
            }
        }
        return woven.append(end).toString();
    }

    private boolean allText() {
        return wanted.stream().flatMap(List::stream).allMatch(ValueTest.Text.class::isInstance)
                && unwanted.stream().flatMap(List::stream).allMatch(ValueTest.Text.class::isInstance);
    }

    private boolean allOfOneOrderedKind() {
        Set<Class<?>> kinds = new LinkedHashSet<>();
        wanted.stream().flatMap(List::stream).forEach(test -> kinds.add(test.getClass()));
        unwanted.stream().flatMap(List::stream).forEach(test -> kinds.add(test.getClass()));
        return kinds.size() == 1 && !kinds.contains(ValueTest.Text.class);
    }

    private List<List<Glob>> globsOfGroups() {
        return wanted.stream().map(ValueSet::globs).toList();
    }

    private static List<Glob> globs(List<ValueTest> tests) {
        List<Glob> globs = new ArrayList<>();
        for (ValueTest test : tests) {
            if (test instanceof ValueTest.Text(var glob)) {
                globs.add(glob);
            }
        }
        return globs;
    }

    /**
     * Everything else.
     *
     * @throws IllegalStateException for a set that is made of more than one group of tests
     */
    public ValueSet complement() {
        if (isEverything()) {
            return NOTHING;
        }
        if (wanted.size() + unwanted.size() != 1) {
            throw new IllegalStateException("not a set of one group of tests: " + this);
        }
        return wanted.isEmpty() ? anyOf(unwanted.getFirst()) : noneOf(wanted.getFirst());
    }

    /** The exact values that this set is limited to by one of its groups, or an empty list where no group does. */
    public List<String> literals() {
        List<String> values = new ArrayList<>();
        for (List<ValueTest> group : wanted) {
            values.addAll(exactValues(group));
        }
        return values;
    }

    @Override
    public String toString() {
        return "all of " + wanted + " none of " + unwanted;
    }
}
