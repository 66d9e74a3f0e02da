package io.keyledger.inventory;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The result of GetKeyLastUsage.
 *
 * @param timestamp the last successful cryptographic operation; absent if there is none since tracking started
 * @param askedAt when an earlier snapshot got this answer, which still holds because CloudWatch shows no request since;
 *     absent if AWS was asked for this snapshot
 */
public record LastUsage(
        @Nullable String operation,
        @Nullable Instant timestamp,
        @Nullable Instant trackingStartDate,
        @Nullable Instant askedAt) {
    /** An answer to a question of this snapshot. */
    public LastUsage(@Nullable String operation, @Nullable Instant timestamp, @Nullable Instant trackingStartDate) {
        this(operation, timestamp, trackingStartDate, null);
    }

    /** The same answer for a later snapshot. */
    public LastUsage rememberedFrom(Instant asked) {
        return new LastUsage(
                operation,
                timestamp,
                trackingStartDate,
                Optional.ofNullable(askedAt).orElse(asked));
    }
}
