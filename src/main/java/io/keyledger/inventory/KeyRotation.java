package io.keyledger.inventory;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A row of ListKeyRotations: key material of a key and, if any, the rotation that introduced it.
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
        @Nullable String rotationType) {
    // KMS Developer Guide, importing key material: only material in another state makes its key unusable by expiring.
    private static final Set<String> PENDING = Set.of("PENDING_ROTATION", "PENDING_MULTI_REGION_IMPORT_AND_ROTATION");

    /** Whether the material waits for a rotation, so that nothing is encrypted with it yet. */
    public boolean isPending() {
        return keyMaterialState != null && PENDING.contains(keyMaterialState);
    }
}
