package io.keyledger.stub.world;

/** How many IAM identities of each kind one account has. */
public record StubIdentities(int roles, int users, int groups, int policies) {
    public StubIdentities {
        if (roles < 1 || users < 0 || groups < 0 || policies < 0) {
            throw new IllegalArgumentException("An account has at least one role and no negative numbers");
        }
    }
}
