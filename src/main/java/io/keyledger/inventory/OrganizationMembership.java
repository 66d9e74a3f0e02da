package io.keyledger.inventory;

import java.util.List;

/**
 * An audited account's place in its organization and the policies that apply there.
 *
 * @param place not offered if the account is not in an organization
 * @param serviceControlPolicies from the root to the account, one entry per level; not offered if the organization does
 *     not use them
 * @param resourceControlPolicies likewise
 */
public record OrganizationMembership(
        String accountId,
        String region,
        Observed<Place> place,
        Observed<List<Level>> serviceControlPolicies,
        Observed<List<Level>> resourceControlPolicies)
        implements Fact {
    /**
     * A place in an organization.
     *
     * @param path as in {@code aws:PrincipalOrgPaths}, with a slash at the end; empty when it could not be read
     */
    public record Place(String organizationId, String managementAccountId, String path) {}

    /** The policies attached to the root, an organizational unit or the account. */
    public record Level(String targetId, List<PolicyDocument> policies) {}
}
