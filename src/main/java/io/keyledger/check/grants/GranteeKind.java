package io.keyledger.check.grants;

import io.keyledger.inventory.Grant;
import io.keyledger.policy.language.AwsPrincipals;
import io.keyledger.policy.language.PrincipalPattern;
import java.util.Optional;

/** The kind of a grant's grantee. */
enum GranteeKind {
    /** A service principal. */
    SERVICE,
    /** A service-linked role, or a role that AWS uses itself: services create such grants as part of their work. */
    OF_AWS,
    /** An account: its own policies decide who uses the grant. */
    ACCOUNT,
    /** A user, role or session. */
    IDENTITY,
    /** A user or role that was deleted. */
    GONE,
    /** ListGrants names no grantee. */
    UNKNOWN;

    private static final String SERVICE_LINKED = ":role/aws-service-role/";
    private static final String INFRASTRUCTURE = ":assumed-role/aws:";

    static GranteeKind of(Grant grant) {
        String grantee = grant.granteePrincipal();
        return grantee == null ? UNKNOWN : of(grantee);
    }

    private static GranteeKind of(String grantee) {
        Optional<PrincipalPattern> pattern = AwsPrincipals.read(grantee);
        if (pattern.isEmpty()) {
            return grantee.startsWith("arn:") ? UNKNOWN : SERVICE;
        }
        if (pattern.get() instanceof PrincipalPattern.UniqueId) {
            return GONE;
        }
        if (pattern.get() instanceof PrincipalPattern.Account) {
            return ACCOUNT;
        }
        return grantee.contains(SERVICE_LINKED)
                        || grantee.contains(INFRASTRUCTURE)
                        || grantee.contains("/AWSServiceRoleFor")
                ? OF_AWS
                : IDENTITY;
    }
}
