package io.keyledger.policy.search.values;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a condition key may be in a request: absent, or values that are all in one set, with one in each of some others.
 * A key with a single value is the special case where one value has to be in all of them.
 *
 * @param all each value is in this set
 * @param some each of these sets has one of the values
 */
public record Choice(boolean mayBeAbsent, boolean mayBePresent, ValueSet all, List<ValueSet> some) {
    private static final Choice ANYTHING = new Choice(true, true, ValueSet.everything(), List.of());
    private static final Choice ABSENT = new Choice(true, false, ValueSet.everything(), List.of());
    private static final Choice PRESENT = new Choice(false, true, ValueSet.everything(), List.of());

    public static Choice anything() {
        return ANYTHING;
    }

    public static Choice absent() {
        return ABSENT;
    }

    public static Choice present() {
        return PRESENT;
    }

    /** Present, each value in the set. */
    public static Choice all(ValueSet set) {
        return new Choice(false, true, set, List.of());
    }

    /** Present, one value at least in the set. */
    public static Choice some(ValueSet set) {
        return new Choice(false, true, ValueSet.everything(), List.of(set));
    }

    public Choice orAbsent() {
        return new Choice(true, mayBePresent, all, some);
    }

    public Choice and(Choice other) {
        List<ValueSet> both = some;
        if (!other.some.isEmpty()) {
            both = new ArrayList<>(some);
            both.addAll(other.some);
            both = List.copyOf(both);
        }
        return new Choice(
                mayBeAbsent && other.mayBeAbsent, mayBePresent && other.mayBePresent, all.and(other.all), both);
    }

    public boolean accepts(Optional<List<String>> values) {
        if (values.isEmpty() || values.get().isEmpty()) {
            return mayBeAbsent;
        }
        return mayBePresent
                && values.get().stream().allMatch(all::contains)
                && some.stream().allMatch(set -> values.get().stream().anyMatch(set::contains));
    }

    /** The same, with limited effort; also false if the effort runs out. */
    public boolean accepts(Optional<List<String>> values, Effort effort) {
        if (values.isEmpty() || values.get().isEmpty()) {
            return effort.spend(1) && mayBeAbsent;
        }
        return mayBePresent
                && values.get().stream().allMatch(value -> all.contains(value, effort))
                && some.stream().allMatch(set -> values.get().stream().anyMatch(value -> set.contains(value, effort)));
    }

    /** The values of a key that has one value, where it is present; empty where it has to be absent. */
    public Optional<ValueSet> single() {
        if (!mayBePresent) {
            return Optional.empty();
        }
        ValueSet set = all;
        for (ValueSet other : some) {
            set = set.and(other);
        }
        return Optional.of(set);
    }

    /** Values that fit, with the key absent where it may be unless {@code preferPresent}. */
    public Pick pick(boolean multivalued, List<String> preferred, boolean preferPresent, Effort effort) {
        if (mayBeAbsent && !(preferPresent && mayBePresent)) {
            return new Pick.Absent();
        }
        if (!mayBePresent) {
            return mayBeAbsent ? new Pick.Absent() : new Pick.Impossible();
        }
        Pick present = multivalued ? several(preferred, effort) : one(preferred, effort);
        return mayBeAbsent && !(present instanceof Pick.Values) ? new Pick.Absent() : present;
    }

    private Pick one(List<String> preferred, Effort effort) {
        return switch (single().orElseThrow().sample(preferred, effort)) {
            case Sample.Value(var value) -> new Pick.Values(List.of(value));
            case Sample.Empty() -> new Pick.Impossible();
            case Sample.Unsure(var reason) -> new Pick.Unsure(reason);
        };
    }

    private Pick several(List<String> preferred, Effort effort) {
        Set<String> values = new LinkedHashSet<>();
        for (ValueSet set : some.isEmpty() ? List.of(ValueSet.everything()) : some) {
            switch (all.and(set).sample(preferred, effort)) {
                case Sample.Value(var value) -> values.add(value);
                case Sample.Empty() -> {
                    return new Pick.Impossible();
                }
                case Sample.Unsure(var reason) -> {
                    return new Pick.Unsure(reason);
                }
            }
        }
        return new Pick.Values(List.copyOf(values));
    }
}
