package io.keyledger.classify;

import org.jspecify.annotations.Nullable;

/** Which key a reference means, as far as the audited keys of its Region tell. */
public sealed interface Resolution {
    /** An audited key. */
    record Resolved(KeySummary key) implements Resolution {}

    /**
     * A key of an account that is not audited.
     *
     * @param keyArn absent where the reference is an alias of that account
     */
    record ForeignAccount(@Nullable String keyArn, String accountId) implements Resolution {}

    /**
     * The account and Region were listed completely and have no such key: it is gone.
     *
     * @param keyArn absent where the reference is a bare key id
     */
    record NotInRegion(@Nullable String keyArn, String accountId) implements Resolution {}

    /**
     * The reference names no key: an alias that the account's complete list does not have, or a text that is neither a
     * key's id nor its ARN nor an alias.
     *
     * @param reason why, for a person
     */
    record NoKey(String reason) implements Resolution {}

    /** The alias of an AWS managed key that AWS makes on first use, and has not made yet. */
    record NotMade(String alias) implements Resolution {}

    /** A KMS key that AWS owns and does not show. */
    record AwsOwned() implements Resolution {}

    /** No key is named. */
    record None() implements Resolution {}

    /**
     * It could not be told.
     *
     * @param keyArn the key's ARN, where at least that is known
     * @param accountId the owner, where at least that is known
     * @param alias the alias that names it, where that is known; empty otherwise
     */
    record Unknown(@Nullable String keyArn, @Nullable String accountId, String alias, String reason)
            implements Resolution {
        Unknown(@Nullable String keyArn, @Nullable String accountId, String reason) {
            this(keyArn, accountId, "", reason);
        }
    }
}
