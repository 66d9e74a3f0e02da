package io.keyledger.check.grants;

import io.keyledger.inventory.Grant;
import io.keyledger.policy.language.PrincipalPattern;
import java.util.Optional;

/** What the grantee of a grant is. */
enum GranteeKind {
    /** A service by its name. */
    SERVICE,
    /** A role that AWS made for a service or uses itself: services ask for such grants in the course of their work. */
    OF_AWS,
    /** An account: its own policies say who. */
    ACCOUNT,
    /** A user, a role, a session. */
    IDENTITY,
    /** A user or role that was deleted. */
    GONE,
    /** ListGrants does not say. */
    UNKNOWN;

    private static final String SERVICE_LINKED = ":role/aws-service-role/";
    private static final String INFRASTRUCTURE = ":assumed-role/aws:";

    static GranteeKind of(Grant grant) {
        String grantee = grant.granteePrincipal();
        return grantee == null ? UNKNOWN : of(grantee);
    }

    private static GranteeKind of(String grantee) {
        Optional<PrincipalPattern> pattern = PrincipalPattern.ofAws(grantee);
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
