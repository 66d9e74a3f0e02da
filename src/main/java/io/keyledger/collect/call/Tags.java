package io.keyledger.collect.call;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Converts the tags of any service to a map sorted by key. */
public final class Tags {
    private Tags() {}

    public static <T> Map<String, String> sorted(
            Collection<T> tags, Function<T, String> key, Function<T, String> value) {
        Map<String, String> sorted = new TreeMap<>();
        tags.forEach(tag -> {
            @Nullable String text = value.apply(tag);
            if (text == null) {
                throw Unreadable.because("it has a tag without a value");
            }
            sorted.put(Unreadable.required(key.apply(tag), "key of a tag"), text);
        });
        return Collections.unmodifiableMap(sorted);
    }
}
