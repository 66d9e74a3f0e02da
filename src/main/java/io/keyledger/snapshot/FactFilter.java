package io.keyledger.snapshot;

import io.keyledger.inventory.Fact;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/**
 * Chooses facts by their line in the snapshot, before anything is parsed.
 *
 * @param kinds simple names of the records wanted
 * @param containing text that the line holds; empty for any
 */
public record FactFilter(Set<String> kinds, String containing) {
    /** Every fact. */
    public static FactFilter all() {
        return new FactFilter(Set.copyOf(FactCodec.kinds()), "");
    }

    /** No fact: the part is only verified. */
    public static FactFilter none() {
        return new FactFilter(Set.of(), "");
    }

    /** The facts of these records. */
    @SafeVarargs
    public static FactFilter of(Class<? extends Fact>... kinds) {
        Set<String> names = new HashSet<>();
        for (Class<? extends Fact> kind : kinds) {
            names.add(kind.getSimpleName());
        }
        return new FactFilter(Set.copyOf(names), "");
    }

    /** Of these only the ones whose JSON text, without spaces and with properties in the order of the record, holds this. */
    public FactFilter containing(String text) {
        return new FactFilter(kinds, text);
    }

    byte[] containingBytes() {
        return containing.getBytes(StandardCharsets.UTF_8);
    }
}
