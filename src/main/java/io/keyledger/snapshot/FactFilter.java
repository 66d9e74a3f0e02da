package io.keyledger.snapshot;

import io.keyledger.inventory.Fact;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Chooses facts by their line in the snapshot, before anything is parsed.
 *
 * @param kinds simple names of the records wanted, each with texts of which its line holds at least one
 */
public record FactFilter(Map<String, Set<Text>> kinds) {
    private static final Set<Text> ANY = Set.of(new Text("", ""));

    public FactFilter {
        kinds = kinds.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, kind -> Set.copyOf(kind.getValue())));
    }

    /**
     * A text that a line holds.
     *
     * @param unlessBefore what does not follow it; empty where anything may
     */
    public record Text(String text, String unlessBefore) {}

    /** Every fact. */
    public static FactFilter all() {
        return any(FactCodec.kinds().stream());
    }

    /** No fact: the part is only verified. */
    public static FactFilter none() {
        return new FactFilter(Map.of());
    }

    /** The facts of these records. */
    @SafeVarargs
    public static FactFilter of(Class<? extends Fact>... kinds) {
        Set<Class<? extends Fact>> all = new HashSet<>();
        for (Class<? extends Fact> kind : kinds) {
            all.add(kind);
        }
        return of(all);
    }

    /** The facts of these records. */
    public static FactFilter of(Collection<Class<? extends Fact>> kinds) {
        return any(kinds.stream().map(Class::getSimpleName));
    }

    private static FactFilter any(Stream<String> names) {
        return new FactFilter(names.collect(Collectors.toMap(name -> name, _ -> ANY)));
    }

    /** Of these only the ones whose JSON text, without spaces and with properties in the order of the record, holds this. */
    public FactFilter containing(String text) {
        return containing(new Text(text, ""));
    }

    /** Of these only the ones whose JSON text holds this somewhere without that after it. */
    public FactFilter containing(String text, String unlessBefore) {
        return containing(new Text(text, unlessBefore));
    }

    private FactFilter containing(Text text) {
        return new FactFilter(kinds.keySet().stream().collect(Collectors.toMap(name -> name, _ -> Set.of(text))));
    }

    /** What either wants. */
    public FactFilter and(FactFilter other) {
        Map<String, Set<Text>> both = new HashMap<>(kinds);
        other.kinds.forEach((name, texts) -> both.merge(name, texts, FactFilter::either));
        return new FactFilter(both);
    }

    private static Set<Text> either(Set<Text> one, Set<Text> other) {
        Set<Text> either = new HashSet<>(one);
        either.addAll(other);
        return either;
    }
}
