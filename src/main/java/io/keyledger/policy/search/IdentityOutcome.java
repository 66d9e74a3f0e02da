package io.keyledger.policy.search;

import io.keyledger.policy.request.Caller;
import io.keyledger.policy.search.values.Sample;
import java.util.List;
import java.util.Map;

/** What came of looking for a caller. */
sealed interface IdentityOutcome {
    record Found(Caller caller, Map<String, List<String>> values) implements IdentityOutcome {}

    record Nobody() implements IdentityOutcome {}

    record Unsure(String reason) implements IdentityOutcome {}

    /** Used if a set has no member to continue with. */
    static IdentityOutcome without(Sample sample) {
        return sample instanceof Sample.Unsure(var reason) ? new Unsure(reason) : new Nobody();
    }
}
