package io.keyledger.classify;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The resources that use a key: a count and the first names in order. Not thread-safe. */
final class ResourceCount {
    private final List<String> first = new ArrayList<>(1);
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
        others.first.forEach(this::keep);
    }

    private void keep(String resourceArn) {
        if (first.size() == Dependents.EXAMPLES && resourceArn.compareTo(first.getLast()) >= 0) {
            return;
        }
        int place = Collections.binarySearch(first, resourceArn);
        first.add(place < 0 ? -place - 1 : place, resourceArn);
        if (first.size() > Dependents.EXAMPLES) {
            first.removeLast();
        }
    }

    long count() {
        return count;
    }

    List<String> first() {
        return List.copyOf(first);
    }
}
