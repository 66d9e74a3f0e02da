package io.keyledger.inventory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of ListKeyRotations: key material of a key, and the rotation that brought it in where there was one.
 *
 * @param rotationType {@code AUTOMATIC} or {@code ON_DEMAND}; absent for the first key material
 */
public record KeyRotation(
        @Nullable String keyMaterialId,
        @Nullable String keyMaterialDescription,
        @Nullable String importState,
        @Nullable String keyMaterialState,
        @Nullable String expirationModel,
        @Nullable Instant validTo,
        @Nullable Instant rotationDate,
        @Nullable String rotationType) {}
