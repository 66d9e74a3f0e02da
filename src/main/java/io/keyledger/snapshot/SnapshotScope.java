package io.keyledger.snapshot;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The scope of a collection; all values are sorted, so that equal scopes are equal.
 *
 * @param options other options that change what is collected, by name
 */
public record SnapshotScope(
        List<String> accounts, List<String> regions, List<String> collectors, Map<String, String> options) {
    public SnapshotScope {
        accounts = List.copyOf(new TreeSet<>(accounts));
        regions = List.copyOf(new TreeSet<>(regions));
        collectors = List.copyOf(new TreeSet<>(collectors));
        options = new TreeMap<>(options);
    }
}
