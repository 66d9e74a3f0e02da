package io.keyledger.snapshot;

import io.keyledger.inventory.Fact;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Chooses facts by their line in the snapshot, before anything is parsed.
 *
 * @param kinds simple names of the records wanted, each with the text that its line holds; empty for any
 */
public record FactFilter(Map<String, String> kinds) {
    private static final String ANY = "";

    public FactFilter {
        kinds = Map.copyOf(kinds);
    }

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
        return new FactFilter(kinds.keySet().stream().collect(Collectors.toMap(name -> name, _ -> text)));
    }

    /** What either wants; a kind that both want must be wanted by the same text. */
    public FactFilter and(FactFilter other) {
        Map<String, String> both = new TreeMap<>(kinds);
        other.kinds.forEach((name, text) -> {
            String before = both.put(name, text);
            if (before != null && !before.equals(text)) {
                throw new IllegalArgumentException(name + " is wanted by '" + before + "' and by '" + text + "'");
            }
        });
        return new FactFilter(both);
    }
}
