package io.keyledger.policy.decision;

import io.keyledger.policy.decision.condition.Doubt;
import io.keyledger.policy.decision.condition.Match;
import io.keyledger.policy.language.PrincipalPattern;
import io.keyledger.policy.language.PrincipalSpec;
import io.keyledger.policy.request.Caller;
import io.keyledger.policy.request.Caller.InAccount;
import io.keyledger.policy.request.Request;
import java.util.List;

/** The principals of a statement. */
final class PrincipalMatcher {
    private static final Match ROLE_PATH_UNKNOWN = Match.maybe(Doubt.ROLE_PATH_UNKNOWN);

    private final PrincipalSpec spec;
    private final List<PrincipalPattern> patterns;

    PrincipalMatcher(PrincipalSpec spec) {
        this.spec = spec;
        this.patterns = spec.patterns();
    }

    /** Whether an Allow names the caller in this way. */
    Match allows(Request request, PrincipalMatch reach) {
        return switch (spec) {
            case PrincipalSpec.Implied() -> Match.of(reach == PrincipalMatch.DIRECT);
            case PrincipalSpec.Named _ ->
                reach == PrincipalMatch.ROLE ? listed(request, reach).or(byItsUser(request)) : listed(request, reach);
            case PrincipalSpec.Not _ -> reach == PrincipalMatch.DIRECT ? notListed(request) : Match.NO;
        };
    }

    /**
     * The session of a federated user may use what names the user that asked for it, as far as boundary and session
     * policy let it (IAM user guide, policy evaluation logic); a request does not tell which user that is.
     */
    private Match byItsUser(Request request) {
        if (request.caller() instanceof Caller.FederatedUser federated) {
            for (PrincipalPattern pattern : patterns) {
                if (pattern instanceof PrincipalPattern.User(var _, var account)
                        && account.equals(federated.accountId())) {
                    return Match.maybe(Doubt.USER_OF_SESSION_UNKNOWN);
                }
            }
        }
        return Match.NO;
    }

    /** Whether a Deny is about the caller; a denied account is all of its principals. */
    Match denies(Request request, boolean hasBoundary) {
        return switch (spec) {
            case PrincipalSpec.Implied() -> Match.YES;
            case PrincipalSpec.Named _ -> listed(request);
            case PrincipalSpec.Not _ -> deniedByNotPrincipal(request, hasBoundary);
        };
    }

    private Match notListed(Request request) {
        return listed(request).negated().doubting(Doubt.NOT_PRINCIPAL_WITH_ALLOW);
    }

    /**
     * AWS may check the account first, then the role, then the session: a caller is spared for certain only when all of
     * them are listed (IAM user guide, NotPrincipal).
     */
    private Match deniedByNotPrincipal(Request request, boolean hasBoundary) {
        if (hasBoundary && request.caller() instanceof InAccount) {
            return Match.YES;
        }
        Match direct = listed(request, PrincipalMatch.DIRECT);
        Match role = listed(request, PrincipalMatch.ROLE);
        Match account = listed(request, PrincipalMatch.ACCOUNT);
        return switch (request.caller()) {
            case Caller.ServicePrincipal _, Caller.Anonymous _ -> direct.negated();
            case Caller.AccountRoot _ -> account.or(direct).negated();
            case Caller.User _, Caller.FederatedUser _ -> spared(direct, direct, account);
            case Caller.RoleSession _ -> spared(direct.or(role), direct.and(role), account);
        };
    }

    private Match spared(Match some, Match all, Match account) {
        if (namesEveryone() || all.and(account).isYes()) {
            return Match.NO;
        }
        if (!some.isNo()) {
            return Match.maybe(Doubt.NOT_PRINCIPAL_LAYERS);
        }
        boolean accountsOnly = patterns.stream().allMatch(PrincipalPattern.Account.class::isInstance);
        return accountsOnly && account.isYes() ? Match.maybe(Doubt.NOT_PRINCIPAL_LAYERS) : Match.YES;
    }

    private boolean namesEveryone() {
        return patterns.stream().anyMatch(PrincipalPattern.Everyone.class::isInstance);
    }

    private Match listed(Request request) {
        Match best = Match.NO;
        for (PrincipalPattern pattern : patterns) {
            best = best.or(matches(pattern, request));
        }
        return best;
    }

    private Match listed(Request request, PrincipalMatch reach) {
        Match best = Match.NO;
        for (PrincipalPattern pattern : patterns) {
            if (reachOf(pattern) == reach) {
                best = best.or(matches(pattern, request));
            }
        }
        return best;
    }

    private static PrincipalMatch reachOf(PrincipalPattern pattern) {
        return switch (pattern) {
            case PrincipalPattern.Account _ -> PrincipalMatch.ACCOUNT;
            case PrincipalPattern.Role _ -> PrincipalMatch.ROLE;
            case PrincipalPattern.UniqueId(var id) ->
                id.startsWith("AROA") ? PrincipalMatch.ROLE : PrincipalMatch.DIRECT;
            case PrincipalPattern.Everyone _,
                    PrincipalPattern.User _,
                    PrincipalPattern.RoleSession _,
                    PrincipalPattern.FederatedUser _,
                    PrincipalPattern.Service _,
                    PrincipalPattern.IdentityProvider _,
                    PrincipalPattern.CanonicalUser _,
                    PrincipalPattern.Unmatchable _ -> PrincipalMatch.DIRECT;
        };
    }

    /** Whether the pattern is about the caller, in whichever way. */
    static Match matches(PrincipalPattern pattern, Request request) {
        Caller caller = request.caller();
        return switch (pattern) {
            case PrincipalPattern.Everyone(var bare) ->
                caller instanceof Caller.ServicePrincipal && !bare
                        ? Match.YES.doubting(Doubt.SERVICE_AMONG_EVERYONE)
                        : Match.YES;
            case PrincipalPattern.Account account -> Match.of(isIn(caller, account));
            case PrincipalPattern.User(var arn, var _) ->
                Match.of(caller instanceof Caller.User && arn.equals(request.principalArn()));
            case PrincipalPattern.Role role -> isSessionOf(role, request);
            case PrincipalPattern.RoleSession(var arn, var _, var _) -> Match.of(arn.equals(request.sessionArn()));
            case PrincipalPattern.FederatedUser(var arn, var _) ->
                Match.of(caller instanceof Caller.FederatedUser && arn.equals(request.principalArn()));
            case PrincipalPattern.Service(var name) ->
                Match.of(caller instanceof Caller.ServicePrincipal service && isNamed(service, name, request));
            case PrincipalPattern.IdentityProvider(var provider) ->
                Match.of(request.context().values("aws:federatedprovider").contains(provider));
            case PrincipalPattern.UniqueId(var id) -> Match.of(hasId(request, id));
            case PrincipalPattern.CanonicalUser _ ->
                caller instanceof InAccount ? Match.NO.doubting(Doubt.CANONICAL_USER_UNKNOWN) : Match.NO;
            case PrincipalPattern.Unmatchable _ -> Match.NO;
        };
    }

    private static boolean isIn(Caller caller, PrincipalPattern.Account account) {
        return caller instanceof InAccount principal
                && principal.accountId().equals(account.accountId())
                && (account.partition().isEmpty() || principal.partition().equals(account.partition()));
    }

    /** A session's ARN has no path, but its {@code aws:PrincipalArn} does. */
    private static Match isSessionOf(PrincipalPattern.Role role, Request request) {
        if (!(request.caller() instanceof Caller.RoleSession session)) {
            return Match.NO;
        }
        if (role.text().equals(request.principalArn())) {
            return Match.YES;
        }
        boolean sameName =
                role.accountId().equals(session.accountId()) && role.roleName().equals(session.roleName());
        return sameName && !request.rolePathKnown() ? ROLE_PATH_UNKNOWN : Match.NO;
    }

    private static boolean isNamed(Caller.ServicePrincipal service, String name, Request request) {
        return name.equals("*")
                || name.equalsIgnoreCase(service.name())
                || request.context().values("aws:principalservicenameslist").contains(name);
    }

    /**
     * The id that a principal still has, by the request's {@code aws:userid}: {@code AIDA…} or {@code AROA…:session}.
     */
    private static boolean hasId(Request request, String id) {
        for (String userId : request.context().values("aws:userid")) {
            if (userId.equals(id) || (userId.startsWith(id) && userId.startsWith(":", id.length()))) {
                return true;
            }
        }
        return false;
    }
}
