package io.keyledger.cost;

import io.keyledger.inventory.Observed;
import io.keyledger.inventory.OrganizationMembership;
import io.keyledger.inventory.OrganizationMembership.Place;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The account that pays for each account: the management account of its organization, which has one free tier for all
 * of them. Not thread-safe while memberships are added.
 */
public final class Payers {
    private final Map<String, String> byAccount = new HashMap<>();

    /** Adds what is known about an account's organization. */
    public void add(OrganizationMembership membership) {
        String accountId = membership.accountId();
        switch (membership.place()) {
            case Observed.Known<Place>(Place place)
            when !place.managementAccountId().isEmpty() -> byAccount.put(accountId, place.managementAccountId());
            case Observed.NotOffered<Place> _ -> byAccount.putIfAbsent(accountId, accountId);
            default -> {
                // Its organization could not be read.
            }
        }
    }

    /** The account that pays for an account; empty if its organization is unknown. */
    Optional<String> of(String accountId) {
        return Optional.ofNullable(byAccount.get(accountId));
    }
}
