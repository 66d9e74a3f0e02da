package io.keyledger.inventory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The result of GetKeyLastUsage.
 *
 * @param timestamp the last successful cryptographic operation; absent if there is none since tracking started
 */
public record LastUsage(
        @Nullable String operation,
        @Nullable Instant timestamp,
        @Nullable Instant trackingStartDate) {}
