package io.keyledger.collect.run;

import io.keyledger.collect.call.ApiAction;
import java.time.Duration;

/** The calls of one action that a collection would make in an account and Region. */
public record PlannedCalls(String accountId, String region, ApiAction action, long calls) {
    private static final double NANOS = 1e9;

    /**
     * The minimum duration.
     *
     * @param share the share of the action's quota
     */
    public Duration atLeast(double share) {
        return Duration.ofNanos((long) (calls / (action.quota().perSecond() * share) * NANOS));
    }
}
