package io.keyledger.inventory;

/** A Region of an account; {@link Fact#GLOBAL} where all are meant. */
public record AccountRegion(String accountId, String region) {}
