package io.keyledger.policy.search;

import java.util.Set;
import java.util.TreeSet;

/** Everybody of whom there is something to know before a search begins. */
record People(Named named, Shapes shapes, TrustZone zone, KnownIdentities identities) {
    /** The organizations that are named or trusted, and that of the key. */
    Set<String> organizations() {
        Set<String> organizations = new TreeSet<>(named.organizations());
        organizations.addAll(zone.organizations());
        shapes.ownOrganization().ifPresent(organizations::add);
        return organizations;
    }

    /** The accounts that are named or whose identities are known, but for the key's own. */
    Set<String> otherAccounts() {
        Set<String> accounts = new TreeSet<>(named.accounts());
        identities.accounts().forEach(accounts::add);
        accounts.remove(shapes.owner());
        return accounts;
    }

    /** From how far away an account uses the key. */
    PolicyReach reach(String account) {
        if (account.equals(shapes.owner())) {
            return PolicyReach.ACCOUNT;
        }
        return shapes.isInOrganization(account) ? PolicyReach.ORGANIZATION : PolicyReach.CROSS_ACCOUNT;
    }
}
