package io.keyledger.policy.search.values;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * A set of single values: those that pass at least one test of every wanted group and no unwanted test. Nothing is
 * worked out before a member is asked for.
 */
public final class ValueSet {
    private static final ValueSet EVERYTHING = new ValueSet(List.of(), List.of());
    private static final ValueSet NOTHING = new ValueSet(List.of(Alternatives.of(List.of())), List.of());
    private static final long STEPS = 50_000_000;
    private static final String TOO_MUCH = "patterns that take more than a reasonable effort to combine";

    /** Patterns of a group that are combined with the others all at once; of more each is combined by itself. */
    private static final int MOST_AT_ONCE = 16;

    /** Plain values that are tried before patterns are combined, which finds any value there is. */
    private static final int MOST_PLAIN = 256;

    private static final int COMMON_LENGTH = 40;
    private static final int GUESSES = 32;

    private static final ValueSet NUMBERS = anyOf(List.of(
            new PassingValues.Numeric(OrderedComparison.LESS_OR_EQUAL, BigDecimal.ONE),
            new PassingValues.Numeric(OrderedComparison.GREATER, BigDecimal.ONE)));
    private static final ValueSet DATES = anyOf(List.of(
            new PassingValues.Date(OrderedComparison.LESS_OR_EQUAL, Instant.EPOCH),
            new PassingValues.Date(OrderedComparison.GREATER, Instant.EPOCH)));
    private static final ValueSet ADDRESSES = anyOf(List.of(
            PassingValues.Network.parse("0.0.0.0/0").orElseThrow(),
            PassingValues.Network.parse("::/0").orElseThrow()));

    private final List<Alternatives> wanted;
    private final List<Alternatives> unwanted;

    private ValueSet(List<Alternatives> wanted, List<Alternatives> unwanted) {
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
        return anyOf(List.of(new PassingValues.Date(OrderedComparison.GREATER_OR_EQUAL, from)));
    }

    /** All IPv4 and IPv6 addresses. */
    public static ValueSet addresses() {
        return ADDRESSES;
    }

    /** Values that pass at least one of these tests; empty without tests. */
    public static ValueSet anyOf(List<? extends PassingValues> tests) {
        return tests.isEmpty() ? NOTHING : new ValueSet(List.of(Alternatives.of(tests)), List.of());
    }

    public static ValueSet nothing() {
        return NOTHING;
    }

    public static ValueSet noneOf(List<? extends PassingValues> tests) {
        return tests.isEmpty() ? EVERYTHING : new ValueSet(List.of(), List.of(Alternatives.of(tests)));
    }

    /** Every text but these. */
    public static ValueSet otherThan(Collection<String> values) {
        List<PassingValues> tests = new ArrayList<>();
        values.forEach(value -> tests.add(new PassingValues.Text(GlobSet.exactly(value))));
        return noneOf(tests);
    }

    public static ValueSet matching(GlobSet glob) {
        return anyOf(List.of(new PassingValues.Text(glob)));
    }

    public static ValueSet exactly(String value) {
        return matching(GlobSet.exactly(value));
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
    private static List<Alternatives> joined(List<Alternatives> some, List<Alternatives> more) {
        if (some.isEmpty() || more.isEmpty() || some == more) {
            return some.isEmpty() ? more : some;
        }
        List<Alternatives> all = new ArrayList<>(some);
        for (Alternatives group : more) {
            boolean known = false;
            for (Alternatives other : some) {
                known |= other == group;
            }
            if (!known) {
                all.add(group);
            }
        }
        return List.copyOf(all);
    }

    public boolean contains(String value) {
        return look(value) > 0;
    }

    /** Whether it has a value; also false if the effort runs out. */
    boolean contains(String value, Effort effort) {
        long steps = look(value);
        return effort.spend(Math.abs(steps)) && steps > 0;
    }

    /** The steps that it took to find that it has the value; their negative where it has not. */
    private long look(String value) {
        long steps = 1;
        for (Alternatives group : wanted) {
            long more = group.look(value);
            steps += Math.abs(more);
            if (more < 0) {
                return -steps;
            }
        }
        for (Alternatives group : unwanted) {
            long more = group.look(value);
            steps += Math.abs(more);
            if (more > 0) {
                return -steps;
            }
        }
        return steps;
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
        for (Alternatives group : wanted) {
            if (group.tests().isEmpty()) {
                return new Sample.Empty();
            }
        }
        Sample wished = fromCandidates(preferred, effort);
        if (!(wished instanceof Sample.Empty)) {
            return wished;
        }
        Optional<Alternatives> fewest = wanted.stream()
                .filter(Alternatives::areExact)
                .min(Comparator.comparingInt(group -> group.tests().size()));
        if (fewest.isPresent()) {
            return fromCandidates(fewest.get().exact(), effort);
        }
        boolean text = all(Alternatives::areText);
        Sample plain = fromCandidates(representatives(text ? MOST_PLAIN : Integer.MAX_VALUE, effort), effort);
        if (!(plain instanceof Sample.Empty)) {
            return plain;
        }
        if (text) {
            Sample woven = fromCandidates(List.of(woven()), effort);
            return woven instanceof Sample.Empty ? combined(effort) : woven;
        }
        if (allOfOneOrderedKind()) {
            return plain;
        }
        return new Sample.Unsure("a condition key compared both as text and as another type");
    }

    private Sample fromCandidates(Iterable<String> candidates, Effort effort) {
        for (String candidate : candidates) {
            if (contains(candidate, effort)) {
                return new Sample.Value(candidate);
            }
            if (effort.isSpent()) {
                return new Sample.Unsure(TOO_MUCH);
            }
        }
        return new Sample.Empty();
    }

    /** The patterns of the longest group one by one where they are many: together they are far more to keep in mind. */
    private Sample combined(Effort effort) {
        Optional<Alternatives> longest = wanted.stream()
                .max(Comparator.comparingInt(group -> group.tests().size()))
                .filter(group -> group.tests().size() > MOST_AT_ONCE);
        if (longest.isEmpty()) {
            return GlobProduct.shortest(globsOfGroups(wanted), unwantedGlobs(effort), effort);
        }
        Sample guess = guessed(effort);
        return guess instanceof Sample.Empty ? oneByOne(longest.get(), effort) : guess;
    }

    private Sample oneByOne(Alternatives longest, Effort effort) {
        List<Alternatives> others = new ArrayList<>(wanted);
        others.remove(longest);
        List<List<GlobSet>> groups = globsOfGroups(others);
        List<GlobSet> none = unwantedGlobs(effort);
        for (GlobSet glob : globs(longest.tests())) {
            List<List<GlobSet>> all = new ArrayList<>(groups);
            all.addFirst(List.of(glob));
            Sample sample = GlobProduct.shortest(all, none, effort);
            if (!(sample instanceof Sample.Empty)) {
                return sample;
            }
        }
        return new Sample.Empty();
    }

    /** Tries a few combinations of one pattern per group, ignoring unwanted patterns; usually that is enough. */
    private Sample guessed(Effort effort) {
        for (int guess = 0; guess < GUESSES; guess++) {
            List<List<GlobSet>> one = new ArrayList<>();
            for (Alternatives group : wanted) {
                List<PassingValues> tests = group.tests();
                one.add(globs(List.of(tests.get(guess % tests.size()))));
            }
            Sample sample = GlobProduct.shortest(one, List.of(), effort);
            if (sample instanceof Sample.Value(var value) && contains(value, effort)) {
                return sample;
            }
            if (effort.isSpent()) {
                return new Sample.Unsure(TOO_MUCH);
            }
        }
        return new Sample.Empty();
    }

    /** Without the single strings that are not wanted anyway. */
    private List<GlobSet> unwantedGlobs(Effort effort) {
        List<GlobSet> globs = new ArrayList<>();
        for (Alternatives group : unwanted) {
            for (GlobSet glob : globs(group.tests())) {
                String exact = glob.exact();
                if (exact == null || areWanted(exact, effort)) {
                    globs.add(glob);
                }
            }
        }
        return globs;
    }

    private boolean areWanted(String value, Effort effort) {
        for (Alternatives group : wanted) {
            long steps = group.look(value);
            if (!effort.spend(Math.abs(steps)) || steps < 0) {
                return false;
            }
        }
        return true;
    }

    private boolean all(Predicate<Alternatives> property) {
        return wanted.stream().allMatch(property) && unwanted.stream().allMatch(property);
    }

    /** @param most of text: all that is wanted of it can be found otherwise, too */
    private Set<String> representatives(int most, Effort effort) {
        Set<String> values = new LinkedHashSet<>();
        TreeSet<BigDecimal> numbers = new TreeSet<>();
        TreeSet<Instant> dates = new TreeSet<>();
        List<PassingValues> tests = new ArrayList<>();
        wanted.forEach(group -> tests.addAll(group.tests()));
        for (Alternatives group : unwanted) {
            for (PassingValues test : group.tests()) {
                // Strings of an unwanted pattern are not members; beyond other boundaries there may be members.
                if (!(test instanceof PassingValues.Text)) {
                    tests.add(test);
                }
            }
        }
        for (PassingValues test : tests) {
            if (values.size() >= most || !effort.spend(test.cost(COMMON_LENGTH))) {
                break;
            }
            values.addAll(test.representatives());
            switch (test) {
                case PassingValues.Numeric(var _, var boundary) -> numbers.add(boundary);
                case PassingValues.Date(var _, var boundary) -> dates.add(boundary);
                case PassingValues.Text _, PassingValues.Network _ -> {}
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
     * One string of each wanted pattern, one after the other. Patterns that begin and end with wildcards are all
     * matched by it, and to combine many of those is what takes longest.
     */
    private String woven() {
        StringBuilder woven = new StringBuilder();
        StringBuilder end = new StringBuilder();
        for (GlobSet glob :
                globs(wanted.stream().map(group -> group.tests().getFirst()).toList())) {
            if (glob.isOpenAtTheStart()) {
                (glob.isOpenAtTheEnd() ? woven : end).append(glob.examples().getFirst());
            } else {
                woven.insert(0, glob.examples().getFirst());
            }
        }
        return woven.append(end).toString();
    }

    private boolean allOfOneOrderedKind() {
        Set<Class<?>> kinds = new LinkedHashSet<>();
        wanted.forEach(group -> group.tests().forEach(test -> kinds.add(test.getClass())));
        unwanted.forEach(group -> group.tests().forEach(test -> kinds.add(test.getClass())));
        return kinds.size() == 1 && !kinds.contains(PassingValues.Text.class);
    }

    private static List<List<GlobSet>> globsOfGroups(List<Alternatives> groups) {
        return groups.stream().map(group -> globs(group.tests())).toList();
    }

    private static List<GlobSet> globs(List<PassingValues> tests) {
        List<GlobSet> globs = new ArrayList<>();
        for (PassingValues test : tests) {
            if (test instanceof PassingValues.Text(var glob)) {
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
        return wanted.isEmpty()
                ? anyOf(unwanted.getFirst().tests())
                : noneOf(wanted.getFirst().tests());
    }

    /** The exact values that this set is limited to by one of its groups, or an empty list where no group does. */
    public List<String> literals() {
        List<String> values = new ArrayList<>();
        for (Alternatives group : wanted) {
            values.addAll(group.exact());
        }
        return values;
    }

    @Override
    public String toString() {
        return "all of " + wanted + " none of " + unwanted;
    }
}
