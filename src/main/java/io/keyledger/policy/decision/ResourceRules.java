package io.keyledger.policy.decision;

import io.keyledger.policy.request.Caller;
import io.keyledger.policy.request.Caller.InAccount;
import io.keyledger.policy.request.Request;

/** How resource policy and identity policies combine for every resource but KMS keys. */
final class ResourceRules {
    private static final String ASSUME_ROLE = "sts:assumerole";

    private final Request request;

    ResourceRules(Request request) {
        this.request = request;
    }

    Permission granted(Verdict resource, Permission own, Permission limits) {
        boolean identityless = request.caller() instanceof Caller.User user && user.isOriginAccessIdentity();
        if (identityless || !(request.caller() instanceof InAccount caller)) {
            return resource.allow(Reach.DIRECT);
        }
        Permission throughOwn = own.and(limits);
        if (!caller.accountId().equals(request.resource().accountId())) {
            return resource.allow().and(throughOwn);
        }
        Permission direct =
                resource.allow(Reach.DIRECT).or(resource.allow(Reach.ROLE).and(limits));
        if (request.lowerCaseAction().startsWith(ASSUME_ROLE)) {
            // The trust policy of a role has to allow explicitly, like a key policy.
            return direct.or(resource.allow(Reach.ACCOUNT).and(throughOwn));
        }
        return direct.or(throughOwn);
    }
}
