package io.keyledger.policy.search.formula;

import io.keyledger.policy.request.Caller;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One request of a box: the caller and a value or absence for every key that matters.
 *
 * @param values by key in lower case, those that follow from the caller included; an absent key has no entry
 */
public record Point(Caller caller, Map<String, List<String>> values) {
    public Optional<List<String>> values(String key) {
        return Optional.ofNullable(values.get(key));
    }
}
