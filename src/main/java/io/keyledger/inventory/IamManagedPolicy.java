package io.keyledger.inventory;

/** A managed policy in its default version; AWS managed policies are owned by AWS but are in use in this account. */
public record IamManagedPolicy(String accountId, String region, PolicyDocument policy) implements Fact {}
