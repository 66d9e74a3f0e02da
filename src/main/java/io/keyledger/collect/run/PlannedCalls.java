package io.keyledger.collect.run;

import io.keyledger.collect.call.ApiAction;
import java.time.Duration;

/** Calls of one action in an account and Region that a collection would make. */
public record PlannedCalls(String accountId, String region, ApiAction action, long calls) {
    private static final double NANOS = 1e9;

    /**
     * How long they take at least.
     *
     * @param share of the action's quota
     */
    public Duration atLeast(double share) {
        return Duration.ofNanos((long) (calls / (action.quota().perSecond() * share) * NANOS));
    }
}
