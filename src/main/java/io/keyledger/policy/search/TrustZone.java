package io.keyledger.policy.search;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whom access is meant for. By default that is the audited accounts and nobody else.
 *
 * @param accounts account ids
 * @param organizations organization ids, {@code o-…}
 * @param organizationPaths paths of organizational units, {@code o-…/r-…/ou-…/}, with all below them
 * @param serviceSources ARNs, with wildcards, of resources that services may act for, besides those of the accounts
 * @param networks addresses and CIDR blocks
 * @param vpcs ids of VPCs
 * @param endpoints ids of VPC endpoints
 */
public record TrustZone(
        Set<String> accounts,
        Set<String> organizations,
        List<String> organizationPaths,
        List<String> serviceSources,
        List<String> networks,
        Set<String> vpcs,
        Set<String> endpoints) {
    public TrustZone {
        accounts = Set.copyOf(accounts);
        organizations = Set.copyOf(organizations);
        organizationPaths = List.copyOf(organizationPaths);
        serviceSources = List.copyOf(serviceSources);
        networks = List.copyOf(networks);
        vpcs = Set.copyOf(vpcs);
        endpoints = Set.copyOf(endpoints);
    }

    public static TrustZone ofAccounts(Set<String> accounts) {
        return new TrustZone(accounts, Set.of(), List.of(), List.of(), List.of(), Set.of(), Set.of());
    }

    /** A copy with one more account. */
    public TrustZone withAccount(String accountId) {
        Set<String> more = new TreeSet<>(accounts);
        more.add(accountId);
        return new TrustZone(more, organizations, organizationPaths, serviceSources, networks, vpcs, endpoints);
    }

    public TrustZone withOrganizations(Set<String> trusted) {
        return new TrustZone(accounts, trusted, organizationPaths, serviceSources, networks, vpcs, endpoints);
    }
}
