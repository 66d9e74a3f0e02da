package io.keyledger.inventory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The result of DescribeKey. Enumerations stay strings, because AWS adds values.
 *
 * @param keyManager {@code AWS} or {@code CUSTOMER}
 * @param origin {@code AWS_KMS}, {@code EXTERNAL}, {@code AWS_CLOUDHSM} or {@code EXTERNAL_KEY_STORE}
 * @param validTo the earliest expiry of any imported key material of the key
 */
public record KeyMetadata(
        String keyManager,
        String origin,
        String keyState,
        String keySpec,
        String keyUsage,
        String description,
        @Nullable Instant creationDate,
        @Nullable Instant deletionDate,
        @Nullable Integer pendingDeletionWindowInDays,
        @Nullable String expirationModel,
        @Nullable Instant validTo,
        @Nullable String customKeyStoreId,
        @Nullable MultiRegionConfiguration multiRegion,
        @Nullable String currentKeyMaterialId) {}
