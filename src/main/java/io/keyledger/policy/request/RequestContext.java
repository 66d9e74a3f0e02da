package io.keyledger.policy.request;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The condition keys of a request and their values. Keys know no case; a key without values is not there. */
public final class RequestContext {
    public static final RequestContext EMPTY = new RequestContext(Map.of(), Map.of());

    private final Map<String, List<String>> values;
    private final Map<String, String> names;

    private RequestContext(Map<String, List<String>> values, Map<String, String> names) {
        this.values = values;
        this.names = names;
    }

    /** A context with exactly these keys; keys that differ in case only are one. */
    public static RequestContext of(Map<String, List<String>> entries) {
        Map<String, List<String>> values = HashMap.newHashMap(entries.size());
        Map<String, String> names = LinkedHashMap.newLinkedHashMap(entries.size());
        entries.forEach((name, given) -> {
            if (!given.isEmpty()) {
                String key = name.toLowerCase(Locale.ROOT);
                names.putIfAbsent(key, name);
                values.merge(key, List.copyOf(given), RequestContext::joined);
            }
        });
        return new RequestContext(values, names);
    }

    private static List<String> joined(List<String> first, List<String> second) {
        List<String> both = new ArrayList<>(first);
        both.addAll(second);
        return List.copyOf(both);
    }

    /** The same keys with their values transformed; the same instance if nothing changes. */
    @SuppressWarnings("ReferenceEquality") // What changes nothing returns what it was given.
    RequestContext with(UnaryOperator<List<String>> change) {
        Map<String, List<String>> changed = null;
        for (Map.Entry<String, List<String>> entry : values.entrySet()) {
            List<String> now = change.apply(entry.getValue());
            if (now != entry.getValue()) {
                changed = changed == null ? new HashMap<>(values) : changed;
                changed.put(entry.getKey(), now);
            }
        }
        return changed == null ? this : new RequestContext(changed, names);
    }

    /** The key's values; empty when the request does not have the key. */
    public List<String> values(String lowerCaseKey) {
        List<String> found = values.get(lowerCaseKey);
        return found == null ? List.of() : found;
    }

    public boolean has(String lowerCaseKey) {
        return values.containsKey(lowerCaseKey);
    }

    /** The keys in lower case. */
    public Iterable<String> keys() {
        return names.keySet();
    }

    /** Keys as they were written, sorted, with their values. */
    public Map<String, List<String>> asWritten() {
        Map<String, List<String>> written = new TreeMap<>();
        names.forEach((key, name) -> written.put(name, values(key)));
        return written;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RequestContext context && values.equals(context.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return asWritten().toString();
    }
}
