package io.keyledger.classify;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What resources need to know of a key: small, so that all keys of a Region fit in memory.
 *
 * @param keyState AWS's KeyState, or {@code unknown}
 * @param keySpec AWS's KeySpec, or {@code unknown}
 * @param keyUsage AWS's KeyUsage, or {@code unknown}
 * @param name as people call it ({@link KeyName})
 * @param gap why its metadata is not known; empty where it is
 */
public record KeySummary(
        String accountId,
        String region,
        String keyId,
        String arn,
        List<String> aliases,
        String name,
        Custody custody,
        Lifecycle lifecycle,
        String keyState,
        @Nullable Instant deletionDate,
        @Nullable Instant validTo,
        @Nullable String customKeyStoreId,
        String keySpec,
        String keyUsage,
        String gap) {}
