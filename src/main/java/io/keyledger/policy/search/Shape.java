package io.keyledger.policy.search;

import io.keyledger.policy.request.Caller;
import io.keyledger.policy.search.values.Choice;
import io.keyledger.policy.search.values.ValueSet;
import java.util.Optional;

/** The callers of one run of the search: a single caller, or all callers of a kind. */
sealed interface Shape {
    /**
     * One caller.
     *
     * @param organization what may be the organization of the caller's account where it is not known
     */
    record Exactly(Caller.InAccount caller, Choice organization) implements Shape {}

    /**
     * Anyone of a kind in one of some accounts, under any name that no policy gives away.
     *
     * @param accounts account ids
     * @param organization what {@code aws:PrincipalOrgID} may be
     * @param arns what {@code aws:PrincipalArn} may be: not that of a principal that policies name
     * @param ids what {@code aws:userid} may be: not that of a principal that policies name
     */
    record Anyone(Kind kind, String partition, ValueSet accounts, Choice organization, ValueSet arns, ValueSet ids)
            implements Shape {}

    /**
     * A service that calls as itself.
     *
     * @param sourceAccount the possible values of {@code aws:SourceAccount}: the account that the service acts for
     * @param sourceOrganization what {@code aws:SourceOrgID} may be
     * @param sourcePaths what {@code aws:SourceOrgPaths} may be
     * @param sourceArn what {@code aws:SourceArn} may be
     */
    record Service(String name, Choice sourceAccount, Choice sourceOrganization, Choice sourcePaths, Choice sourceArn)
            implements Shape {
        /** What a condition key on the source may be. */
        Choice source(String key) {
            return switch (key) {
                case "aws:sourceaccount" -> sourceAccount;
                case "aws:sourceorgid" -> sourceOrganization;
                case "aws:sourcearn" -> sourceArn;
                default -> sourcePaths;
            };
        }
    }

    default boolean isService() {
        return this instanceof Service;
    }

    /** Empty for a service. */
    static Optional<Kind> kind(Shape shape) {
        return switch (shape) {
            case Exactly(var caller, var _) -> Optional.of(kind(caller));
            case Anyone anyone -> Optional.of(anyone.kind());
            case Service _ -> Optional.empty();
        };
    }

    static Kind kind(Caller.InAccount caller) {
        return switch (caller) {
            case Caller.AccountRoot _ -> Kind.ROOT;
            case Caller.User _ -> Kind.USER;
            case Caller.RoleSession _ -> Kind.ROLE;
            case Caller.FederatedUser _ -> Kind.FEDERATED;
        };
    }
}
