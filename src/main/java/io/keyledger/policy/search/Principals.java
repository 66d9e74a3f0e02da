package io.keyledger.policy.search;

import io.keyledger.policy.language.PrincipalPattern;
import io.keyledger.policy.language.PrincipalSpec;
import io.keyledger.policy.request.Caller;
import io.keyledger.policy.search.formula.Formula;
import io.keyledger.policy.search.values.Choice;
import io.keyledger.policy.search.values.ValueSet;
import java.util.ArrayList;
import java.util.List;

/** Says in terms of condition keys when a statement's principals include a caller of a shape. */
final class Principals {
    private final Shape shape;
    private final boolean hasBoundary;

    /** @param hasBoundary whether the caller has a permissions boundary */
    Principals(Shape shape, boolean hasBoundary) {
        this.shape = shape;
        this.hasBoundary = hasBoundary;
    }

    /** How a statement names a caller, which decides what else has to allow. */
    enum Reach {
        DIRECT,
        ROLE,
        ACCOUNT;

        private static Reach of(PrincipalPattern pattern) {
            return switch (pattern) {
                case PrincipalPattern.Account _ -> ACCOUNT;
                case PrincipalPattern.Role _ -> ROLE;
                case PrincipalPattern.UniqueId(var id) -> id.startsWith("AROA") ? ROLE : DIRECT;
                case PrincipalPattern.Everyone _,
                        PrincipalPattern.User _,
                        PrincipalPattern.RoleSession _,
                        PrincipalPattern.FederatedUser _,
                        PrincipalPattern.Service _,
                        PrincipalPattern.IdentityProvider _,
                        PrincipalPattern.CanonicalUser _,
                        PrincipalPattern.Unmatchable _ -> DIRECT;
            };
        }
    }

    Formula allows(PrincipalSpec spec, Reach reach) {
        return switch (spec) {
            case PrincipalSpec.Implied() -> reach == Reach.DIRECT ? Formula.always() : Formula.never();
            case PrincipalSpec.Named(var patterns) -> {
                List<Formula> alternatives = new ArrayList<>();
                for (PrincipalPattern pattern : patterns) {
                    if (Reach.of(pattern) == reach) {
                        alternatives.add(matches(pattern));
                    }
                }
                yield Formula.any(alternatives);
            }
            case PrincipalSpec.Not(var patterns) -> reach == Reach.DIRECT ? noneMatches(patterns) : Formula.never();
        };
    }

    /** When a Deny passes the caller by. */
    Formula spares(PrincipalSpec spec) {
        return switch (spec) {
            case PrincipalSpec.Implied() -> Formula.never();
            case PrincipalSpec.Named(var patterns) -> noneMatches(patterns);
            case PrincipalSpec.Not(var patterns) -> sparedByNotPrincipal(patterns);
        };
    }

    /** The caller, its role or its account may be sufficient: AWS does not document the order of evaluation. */
    private Formula sparedByNotPrincipal(List<PrincipalPattern> patterns) {
        if (hasBoundary && !shape.isService()) {
            return Formula.never();
        }
        boolean accountsOnly = patterns.stream().allMatch(PrincipalPattern.Account.class::isInstance);
        boolean root = Shape.kind(shape).filter(kind -> kind == Kind.ROOT).isPresent();
        List<Formula> alternatives = new ArrayList<>();
        for (PrincipalPattern pattern : patterns) {
            if (Reach.of(pattern) != Reach.ACCOUNT || accountsOnly || root) {
                alternatives.add(matches(pattern));
            }
        }
        return Formula.any(alternatives);
    }

    private Formula noneMatches(List<PrincipalPattern> patterns) {
        List<Formula> parts = new ArrayList<>();
        for (PrincipalPattern pattern : patterns) {
            parts.add(doesNotMatch(pattern));
        }
        return Formula.all(parts);
    }

    /** When the pattern means the caller, or may mean it. */
    Formula matches(PrincipalPattern pattern) {
        return switch (pattern) {
            case PrincipalPattern.Everyone _ -> Formula.always();
            case PrincipalPattern.Account account when isOfPartition(account) -> isOfAccount(account.accountId());
            case PrincipalPattern.Account _ -> Formula.never();
            case PrincipalPattern.User(var arn, var _) -> named(Kind.USER, arn);
            case PrincipalPattern.FederatedUser(var arn, var _) -> named(Kind.FEDERATED, arn);
            case PrincipalPattern.Role role -> mayBeSessionOf(role) ? Formula.always() : named(Kind.ROLE, role.text());
            case PrincipalPattern.RoleSession(var arn, var _, var _) -> fixed(isSession(arn));
            case PrincipalPattern.UniqueId(var id) -> fixed(hasId(id));
            case PrincipalPattern.Service(var name) -> fixed(isService(name));
            case PrincipalPattern.IdentityProvider(var provider) ->
                new Formula.Holds("aws:federatedprovider", Choice.some(ValueSet.exactly(provider)));
            case PrincipalPattern.CanonicalUser _, PrincipalPattern.Unmatchable _ -> Formula.never();
        };
    }

    /** When the pattern does not mean the caller, or may not. */
    private Formula doesNotMatch(PrincipalPattern pattern) {
        if (pattern instanceof PrincipalPattern.Role role && mayBeSessionOf(role)) {
            return Formula.always();
        }
        Formula matches = matches(pattern);
        if (matches instanceof Formula.Holds(var key, var choice)) {
            return new Formula.Holds(
                    key, Choice.all(choice.single().orElseThrow().complement()).orAbsent());
        }
        return fixed(!matches.isAlways());
    }

    private static Formula fixed(boolean holds) {
        return holds ? Formula.always() : Formula.never();
    }

    private Formula isOfAccount(String account) {
        return shape instanceof Shape.Exactly(var caller, var _)
                ? fixed(caller.accountId().equals(account))
                : new Formula.Holds(IdentityKeys.PRINCIPAL_ACCOUNT, Choice.all(ValueSet.exactly(account)));
    }

    private Formula named(Kind kind, String arn) {
        if (shape instanceof Shape.Exactly(var caller, var _)) {
            return fixed(Shape.kind(caller) == kind && caller.principalArn().equals(arn));
        }
        return Shape.kind(shape).filter(own -> own == kind).isPresent()
                ? new Formula.Holds(IdentityKeys.PRINCIPAL_ARN, Choice.all(ValueSet.exactly(arn)))
                : Formula.never();
    }

    private boolean isOfPartition(PrincipalPattern.Account account) {
        String partition = switch (shape) {
            case Shape.Exactly(var caller, var _) -> caller.partition();
            case Shape.Anyone anyone -> anyone.partition();
            case Shape.Service _ -> "none";
        };
        return !shape.isService()
                && (account.partition().isEmpty() || account.partition().equals(partition));
    }

    /** The ARN of a session does not contain the path of its role. */
    private boolean mayBeSessionOf(PrincipalPattern.Role role) {
        return shape instanceof Shape.Exactly(Caller.RoleSession session, var _)
                && session.rolePath() == null
                && role.accountId().equals(session.accountId())
                && role.roleName().equals(session.roleName())
                && !role.text().equals(session.principalArn());
    }

    private boolean isSession(String arn) {
        return shape instanceof Shape.Exactly(Caller.RoleSession session, var _) && arn.equals(session.sessionArn());
    }

    private boolean hasId(String id) {
        return shape instanceof Shape.Exactly(var caller, var _)
                && switch (caller) {
                    case Caller.User user -> id.equals(user.userId());
                    case Caller.RoleSession session -> id.equals(session.roleId());
                    case Caller.AccountRoot _, Caller.FederatedUser _ -> false;
                };
    }

    private boolean isService(String name) {
        return shape instanceof Shape.Service service && (name.equals("*") || name.equalsIgnoreCase(service.name()));
    }
}
