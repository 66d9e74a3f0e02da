package io.keyledger.check.access;

import io.keyledger.policy.language.PrincipalPattern;
import java.util.Optional;

/** Whose the principals are that a statement names. */
final class Named {
    private Named() {}

    /** The account of a principal, or the account that is the principal; empty for everyone, services and unique ids. */
    static Optional<String> account(PrincipalPattern pattern) {
        return pattern instanceof PrincipalPattern.Account(String _, String _, String accountId)
                ? Optional.of(accountId)
                : accountOfIdentity(pattern);
    }

    /** The account of a user, role or session; empty for everything else. */
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
