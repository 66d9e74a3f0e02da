package io.keyledger.classify;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What classifying resources needs to know about a key: small, so that all keys of a Region fit in memory.
 *
 * @param keyState AWS's KeyState, or {@code unknown}
 * @param keySpec AWS's KeySpec, or {@code unknown}
 * @param keyUsage AWS's KeyUsage, or {@code unknown}
 * @param name the name from {@link KeyName}
 * @param gap why its metadata is unknown; empty if it is known
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
