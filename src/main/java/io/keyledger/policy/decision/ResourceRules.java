package io.keyledger.policy.decision;

import io.keyledger.policy.request.Caller;
import io.keyledger.policy.request.Caller.InAccount;
import io.keyledger.policy.request.Request;
import java.util.Set;

/** How resource policy and identity policies combine for every resource but KMS keys. */
final class ResourceRules {
    private static final Set<String> OF_BUCKET_POLICIES =
            Set.of("s3:getbucketpolicy", "s3:putbucketpolicy", "s3:deletebucketpolicy");

    private final Request request;

    ResourceRules(Request request) {
        this.request = request;
    }

    /** The owner's root user can always read, put and delete a bucket policy (S3, PutBucketPolicy). */
    static boolean isRepair(Request request) {
        return request.caller() instanceof Caller.AccountRoot root
                && root.accountId().equals(request.resource().accountId())
                && OF_BUCKET_POLICIES.contains(request.lowerCaseAction());
    }

    Permission granted(LayerVerdict resource, Permission own, Permission limits) {
        boolean identityless = request.caller() instanceof Caller.User user && user.isOriginAccessIdentity();
        if (identityless || !(request.caller() instanceof InAccount caller)) {
            return resource.allow(PrincipalMatch.DIRECT);
        }
        Permission throughOwn = own.and(limits);
        if (!caller.accountId().equals(request.resource().accountId())) {
            return resource.allow().and(throughOwn);
        }
        Permission direct = resource.allow(PrincipalMatch.DIRECT)
                .or(resource.allow(PrincipalMatch.ROLE).and(limits));
        if (TrustPolicyActions.include(request)) {
            // The trust policy of a role has to allow explicitly, like a key policy.
            return direct.or(resource.allow(PrincipalMatch.ACCOUNT).and(throughOwn));
        }
        return direct.or(throughOwn);
    }
}
