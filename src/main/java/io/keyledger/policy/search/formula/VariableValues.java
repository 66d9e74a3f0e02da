package io.keyledger.policy.search.formula;

import java.util.List;
import java.util.Optional;

/** What the policy variables of a condition can stand for. */
public interface VariableValues {
    /** So many combinations of values are tried at most. */
    int MOST_ASSIGNMENTS = 64;

    /** A known value; an empty list where the key is known to be absent; empty where it is free. */
    Optional<List<String>> known(String key);

    /** Whether two keys have the same value in every request. */
    boolean same(String key, String other);

    /** Values worth trying for a free key. */
    List<String> candidates(String key);
}
