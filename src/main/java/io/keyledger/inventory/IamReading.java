package io.keyledger.inventory;

/**
 * Whether the identities of an account were read.
 *
 * @param complete known and true if all were read; otherwise a missing identity proves nothing
 */
public record IamReading(String accountId, String region, Observed<Boolean> complete) implements Fact {}
