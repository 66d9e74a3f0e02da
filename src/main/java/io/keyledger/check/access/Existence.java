package io.keyledger.check.access;

import io.keyledger.inventory.Observed;
import io.keyledger.policy.analysis.KeyAnalysis;
import io.keyledger.policy.identity.AccountIdentities;
import io.keyledger.policy.language.PrincipalPattern;

/** Whether principals of the key's account still exist. Makes no claim about other accounts. */
public final class Existence {
    private static final Answer EXISTS = new Answer.Exists();
    private static final Answer GONE = new Answer.Gone();

    private final String accountId;
    private final AccountIdentities owner;

    public Existence(KeyAnalysis key) {
        this.accountId = key.accountId();
        this.owner = key.owner();
    }

    /** Whether a principal exists. */
    public sealed interface Answer {
        /** The principal exists, or nothing shows that it does not. */
        record Exists() implements Answer {}

        record Gone() implements Answer {}

        record Unknown(String reason) implements Answer {}
    }

    public Answer of(PrincipalPattern pattern) {
        return switch (pattern) {
            case PrincipalPattern.UniqueId(String id) -> ofUniqueId(id);
            case PrincipalPattern.User(String arn, String account) ->
                account.equals(accountId) ? ofOwn(owner.byArn(arn).isPresent()) : EXISTS;
            case PrincipalPattern.Role(String arn, String account, String _) ->
                account.equals(accountId) ? ofOwn(owner.byArn(arn).isPresent()) : EXISTS;
            case PrincipalPattern.RoleSession(String _, String account, String roleName) ->
                account.equals(accountId) && !isOfAws(roleName) ? ofOwn(hasRole(roleName)) : EXISTS;
            case PrincipalPattern.Everyone _,
                    PrincipalPattern.Account _,
                    PrincipalPattern.FederatedUser _,
                    PrincipalPattern.Service _,
                    PrincipalPattern.IdentityProvider _,
                    PrincipalPattern.CanonicalUser _,
                    PrincipalPattern.Unmatchable _ -> EXISTS;
        };
    }

    /** EC2 uses the session {@code assumed-role/aws:ec2-infrastructure} of a role that IAM does not list. */
    private static boolean isOfAws(String roleName) {
        return roleName.startsWith("aws:");
    }

    /** AWS replaces a deleted principal of any account by its unique id. */
    private Answer ofUniqueId(String id) {
        boolean user = id.startsWith("AIDA");
        if (!user && !id.startsWith("AROA")) {
            return EXISTS;
        }
        return owner.byUniqueId(id).isPresent() ? EXISTS : GONE;
    }

    private Answer ofOwn(boolean found) {
        if (found) {
            return EXISTS;
        }
        return switch (owner.complete()) {
            case Observed.Known<Boolean>(Boolean complete) ->
                complete ? GONE : new Answer.Unknown("the identities of the account were not all read");
            case Observed.NotOffered<Boolean> _ -> EXISTS;
            case Observed.NotAsked<Boolean> _,
                    Observed.Denied<Boolean> _,
                    Observed.Throttled<Boolean> _,
                    Observed.Failed<Boolean> _ ->
                new Answer.Unknown(owner.complete().reason());
        };
    }

    private boolean hasRole(String name) {
        return owner.all().stream()
                .anyMatch(identity ->
                        identity.arn().contains(":role/") && identity.arn().endsWith("/" + name));
    }
}
