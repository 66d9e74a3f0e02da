package io.keyledger.check.access;

import io.keyledger.policy.language.PrincipalPattern;
import java.util.Optional;

/** The accounts of the principals that statements name. */
final class PrincipalAccounts {
    private PrincipalAccounts() {}

    /**
     * The account of a principal, or the account itself if it is the principal; empty for everyone, services and unique
     * ids.
     */
    static Optional<String> account(PrincipalPattern pattern) {
        return pattern instanceof PrincipalPattern.Account(String _, String _, String accountId)
                ? Optional.of(accountId)
                : accountOfIdentity(pattern);
    }

    /** The account of a user, role or session; empty for any other principal. */
    static Optional<String> accountOfIdentity(PrincipalPattern pattern) {
        return switch (pattern) {
            case PrincipalPattern.User(String _, String accountId) -> Optional.of(accountId);
            case PrincipalPattern.Role(String _, String accountId, String _) -> Optional.of(accountId);
            case PrincipalPattern.RoleSession(String _, String accountId, String _) -> Optional.of(accountId);
            case PrincipalPattern.FederatedUser(String _, String accountId) -> Optional.of(accountId);
            case PrincipalPattern.Everyone _,
                    PrincipalPattern.Account _,
                    PrincipalPattern.Service _,
                    PrincipalPattern.IdentityProvider _,
                    PrincipalPattern.UniqueId _,
                    PrincipalPattern.CanonicalUser _,
                    PrincipalPattern.Unmatchable _ -> Optional.empty();
        };
    }
}
