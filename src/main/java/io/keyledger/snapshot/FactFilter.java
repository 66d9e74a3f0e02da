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
 * Selects facts by their line in the snapshot, before parsing.
 *
 * @param kinds the simple names of the wanted records, each with texts; a line must contain at least one of them
 */
public record FactFilter(Map<String, Set<Text>> kinds) {
    private static final Set<Text> ANY = Set.of(new Text("", ""));

    public FactFilter {
        kinds = kinds.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, kind -> Set.copyOf(kind.getValue())));
    }

    /**
     * A text that a line contains.
     *
     * @param unlessBefore a text that must not follow it; empty if anything may
     */
    public record Text(String text, String unlessBefore) {}

    /** Every fact. */
    public static FactFilter all() {
        return any(FactCodec.kinds().stream());
    }

    /** No facts: the part is only verified. */
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

    /** Keeps only facts whose JSON contains the text; the JSON has no spaces and its properties are in record order. */
    public FactFilter containing(String text) {
        return containing(new Text(text, ""));
    }

    /** Keeps only facts whose JSON contains the text without the other text after it. */
    public FactFilter containing(String text, String unlessBefore) {
        return containing(new Text(text, unlessBefore));
    }

    private FactFilter containing(Text text) {
        return new FactFilter(kinds.keySet().stream().collect(Collectors.toMap(name -> name, _ -> Set.of(text))));
    }

    /** The union of both filters. */
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
