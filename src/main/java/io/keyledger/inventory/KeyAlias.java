package io.keyledger.inventory;

import org.jspecify.annotations.Nullable;

/**
 * A row of ListAliases.
 *
 * @param name with its {@code alias/} prefix
 * @param targetKeyId absent for an AWS managed key that AWS has not created yet
 */
public record KeyAlias(
        String accountId,
        String region,
        String name,
        String arn,
        @Nullable String targetKeyId) implements Fact {}
