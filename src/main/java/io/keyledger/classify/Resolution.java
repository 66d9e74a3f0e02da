package io.keyledger.classify;

import org.jspecify.annotations.Nullable;

/** The key that a reference means, according to the audited keys of its Region. */
public sealed interface Resolution {
    /** An audited key. */
    record Resolved(KeySummary key) implements Resolution {}

    /**
     * A key of an account that is not audited.
     *
     * @param keyArn absent if the reference is an alias of that account
     */
    record ForeignAccount(@Nullable String keyArn, String accountId) implements Resolution {}

    /**
     * The complete list of the account and Region has no such key: it no longer exists.
     *
     * @param keyArn absent if the reference is a bare key id
     */
    record NotInRegion(@Nullable String keyArn, String accountId) implements Resolution {}

    /**
     * The reference names no key: an alias that is not in the account's complete list, or a text that is not a key id,
     * key ARN or alias.
     *
     * @param reason why, for the reader
     */
    record NoKey(String reason) implements Resolution {}

    /** The alias of an AWS managed key that AWS has not created yet; it does so on first use. */
    record NotMade(String alias) implements Resolution {}

    /** An AWS owned key, which customers cannot see. */
    record AwsOwned() implements Resolution {}

    /** No key is named. */
    record None() implements Resolution {}

    /**
     * The key could not be determined.
     *
     * @param keyArn the key's ARN, if known
     * @param accountId the owner, if known
     * @param alias the alias that names the key; empty if unknown
     */
    record Unknown(@Nullable String keyArn, @Nullable String accountId, String alias, String reason)
            implements Resolution {
        Unknown(@Nullable String keyArn, @Nullable String accountId, String reason) {
            this(keyArn, accountId, "", reason);
        }
    }
}
