package io.keyledger.collect;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Tags of any service as one map, in the order of their keys. */
public final class Tags {
    private Tags() {}

    public static <T> Map<String, String> sorted(
            Collection<T> tags, Function<T, String> key, Function<T, String> value) {
        Map<String, String> sorted = new TreeMap<>();
        tags.forEach(tag -> sorted.put(key.apply(tag), value.apply(tag)));
        return Collections.unmodifiableMap(sorted);
    }
}
