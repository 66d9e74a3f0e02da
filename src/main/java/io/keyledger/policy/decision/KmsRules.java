package io.keyledger.policy.decision;

import io.keyledger.policy.decision.condition.Doubt;
import io.keyledger.policy.decision.condition.Match;
import io.keyledger.policy.request.Caller;
import io.keyledger.policy.request.Caller.InAccount;
import io.keyledger.policy.request.Request;

/**
 * KMS's own rules: the key policy is the root of trust, an identity policy counts only where the key policy hands over
 * to the account, and grants permit beside both.
 */
final class KmsRules {
    private static final Permission NEVER = Permission.of(Match.NO, Layer.SERVICE_RULE);

    private final World world;
    private final Request request;

    KmsRules(World world, Request request) {
        this.world = world;
        this.request = request;
    }

    Permission granted(LayerVerdict keyPolicy, Permission own, Permission limits) {
        if (KmsActionFacts.isReservedAlias(request)) {
            return NEVER;
        }
        boolean retiring = request.lowerCaseAction().equals(KmsActionFacts.RETIRE_GRANT);
        return switch (request.caller()) {
            case Caller.Anonymous() -> NEVER;
            case Caller.ServicePrincipal _ ->
                retiring
                        ? GrantMatcher.retiring(world.grants(), request)
                        : keyPolicy.allow(PrincipalMatch.DIRECT).or(GrantMatcher.direct(world.grants(), request));
            case InAccount caller -> {
                boolean foreign = !caller.accountId().equals(request.resource().accountId());
                if (foreign && !KmsActionFacts.worksAcrossAccounts(request.lowerCaseAction())) {
                    yield NEVER;
                }
                if (retiring) {
                    yield retired(caller, own.and(limits), foreign);
                }
                if (KmsActionFacts.isWithoutKey(request)) {
                    yield own.and(limits);
                }
                yield (foreign ? acrossAccounts(keyPolicy, own, limits) : withinAccount(keyPolicy, own, limits))
                        .or(byGrant(own, limits, foreign));
            }
        };
    }

    private static Permission withinAccount(LayerVerdict keyPolicy, Permission own, Permission limits) {
        return keyPolicy
                .allow(PrincipalMatch.DIRECT)
                .or(keyPolicy.allow(PrincipalMatch.ROLE).and(limits))
                .or(keyPolicy.allow(PrincipalMatch.ACCOUNT).and(own).and(limits));
    }

    private static Permission acrossAccounts(LayerVerdict keyPolicy, Permission own, Permission limits) {
        return keyPolicy.allow().and(own).and(limits);
    }

    /** A named grantee needs nothing else; a granted account decides by its own policies. */
    private Permission byGrant(Permission own, Permission limits, boolean foreign) {
        if (world.grants().isEmpty()) {
            return Permission.of(Match.NO, Layer.RESOURCE_POLICY);
        }
        Permission direct = GrantMatcher.direct(world.grants(), request);
        boolean undocumented = limits.isWithheld() || (foreign && own.isWithheld());
        if (!direct.isWithheld() && undocumented) {
            direct = direct.doubting(Doubt.GRANT_WITHOUT_CALLER_SIDE);
        }
        return direct.or(
                GrantMatcher.toAccount(world.grants(), request).and(own).and(limits));
    }

    /** The account that created a grant may retire it, and hand that over in its own policies. */
    private Permission retired(InAccount caller, Permission throughOwn, boolean foreign) {
        Permission named = GrantMatcher.retiring(world.grants(), request);
        Permission issued = GrantMatcher.issuedByAccount(world.grants(), caller.accountId(), request)
                .and(throughOwn);
        if (world.grants().isEmpty() && !foreign) {
            return throughOwn.doubting(Doubt.GRANT_UNKNOWN);
        }
        return named.or(issued);
    }
}
