package io.keyledger.policy.search.values;

import java.util.List;

/** What was picked for a condition key. */
public sealed interface Pick {
    record Absent() implements Pick {}

    record Values(List<String> values) implements Pick {}

    /** Neither absent nor any value fits. */
    record Impossible() implements Pick {}

    record Unsure(String reason) implements Pick {}
}
