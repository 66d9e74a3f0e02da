package io.keyledger.inventory;

import org.jspecify.annotations.Nullable;

/**
 * A row of DescribeCustomKeyStores.
 *
 * @param type {@code AWS_CLOUDHSM} or {@code EXTERNAL_KEY_STORE}
 */
public record CustomKeyStore(
        String accountId,
        String region,
        String id,
        String name,
        String type,
        String connectionState,
        @Nullable String connectionErrorCode)
        implements Fact {}
