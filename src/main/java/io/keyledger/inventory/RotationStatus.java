package io.keyledger.inventory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What GetKeyRotationStatus says. */
public record RotationStatus(
        boolean enabled,
        @Nullable Integer periodInDays,
        @Nullable Instant nextRotationDate,
        @Nullable Instant onDemandRotationStartDate) {}
