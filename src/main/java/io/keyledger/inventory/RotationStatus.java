package io.keyledger.inventory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The result of GetKeyRotationStatus. */
public record RotationStatus(
        boolean enabled,
        @Nullable Integer periodInDays,
        @Nullable Instant nextRotationDate,
        @Nullable Instant onDemandRotationStartDate) {}
