package io.keyledger.inventory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What GetKeyLastUsage says.
 *
 * @param timestamp of the last successful cryptographic operation; absent where none is known since tracking began
 */
public record LastUsage(
        @Nullable String operation,
        @Nullable Instant timestamp,
        @Nullable Instant trackingStartDate) {}
