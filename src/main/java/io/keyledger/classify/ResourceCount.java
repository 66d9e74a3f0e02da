package io.keyledger.classify;

import java.util.List;

/** The resources that use a key: a count and the first names in order. Not thread-safe. */
final class ResourceCount {
    /** More names than are needed, so that they are seldom sorted. */
    private static final int HELD = 2 * Dependents.EXAMPLES;

    private PackedNames names = new PackedNames();
    private String last = "";
    private long count;

    /** Counts a resource; consecutive repetitions count once. */
    void add(String resourceArn) {
        if (resourceArn.equals(last)) {
            return;
        }
        last = resourceArn;
        count++;
        keep(resourceArn);
    }

    /** Adds the resources of another key or Region. */
    void add(ResourceCount others) {
        count += others.count;
        others.first().forEach(this::keep);
    }

    private void keep(String resourceArn) {
        if (names.size() == HELD) {
            PackedNames sorted = new PackedNames();
            first().forEach(sorted::add);
            names = sorted;
        }
        names.add(resourceArn);
    }

    long count() {
        return count;
    }

    List<String> first() {
        return names.all().stream().sorted().limit(Dependents.EXAMPLES).toList();
    }
}
