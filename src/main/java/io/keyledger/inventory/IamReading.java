package io.keyledger.inventory;

/**
 * Whether the identities of an account were read.
 *
 * @param complete known and true where all were; otherwise nothing follows from an identity that is not there
 */
public record IamReading(String accountId, String region, Observed<Boolean> complete) implements Fact {}
