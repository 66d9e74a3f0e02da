package io.keyledger.policy.search;

import java.util.Set;
import java.util.TreeSet;

/** The principals and accounts that are known before a search starts. */
record NamedPrincipals(
        PolicyAtoms named,
        CallerShapes shapes,
        ServiceShapes serviceShapes,
        TrustZone zone,
        KnownIdentities identities) {
    /** The organizations that are named or trusted, and that of the key. */
    Set<String> organizations() {
        Set<String> organizations = new TreeSet<>(named.organizations());
        organizations.addAll(zone.organizations());
        shapes.ownOrganization().ifPresent(organizations::add);
        return organizations;
    }

    /** Accounts other than the key's that are named or have known identities. */
    Set<String> otherAccounts() {
        Set<String> accounts = new TreeSet<>(named.accounts());
        identities.accounts().forEach(accounts::add);
        accounts.remove(shapes.owner());
        return accounts;
    }

    /** The reach of an account. */
    PolicyReach reach(String account) {
        if (account.equals(shapes.owner())) {
            return PolicyReach.ACCOUNT;
        }
        return shapes.isInOrganization(account) ? PolicyReach.ORGANIZATION : PolicyReach.CROSS_ACCOUNT;
    }
}
