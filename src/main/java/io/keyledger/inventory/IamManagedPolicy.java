package io.keyledger.inventory;

/** A managed policy in its default version; AWS managed policies belong to no account but are in use in this one. */
public record IamManagedPolicy(String accountId, String region, PolicyDocument policy) implements Fact {}
