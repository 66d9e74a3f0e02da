package io.keyledger.policy.request;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of the organizations that accounts belong to.
 *
 * @param outside accounts that are known to belong to no organization
 * @param unread why it is not known of an account whether it belongs to one; without those that belong to none
 */
public record Organizations(Map<String, Place> places, Set<String> outside, Map<String, String> unread) {
    public static final Organizations UNKNOWN = new Organizations(Map.of());

    public Organizations {
        places = Map.copyOf(places);
        outside = Set.copyOf(outside);
        unread = Map.copyOf(unread);
    }

    /** Where nothing is left unread. */
    public Organizations(Map<String, Place> places) {
        this(places, Set.of(), Map.of());
    }

    /** A copy with one more account. */
    public Organizations with(String accountId, Place place) {
        Map<String, Place> more = new HashMap<>(places);
        more.put(accountId, place);
        return new Organizations(more, outside, unread);
    }

    /** Whether the account is known to belong to no organization. */
    public boolean isOutside(String accountId) {
        return outside.contains(accountId);
    }

    /**
     * Where an account stands.
     *
     * @param organizationId {@code o-…}
     * @param path as in {@code aws:PrincipalOrgPaths}: {@code o-…/r-…/ou-…/}, with a slash at the end; empty when not
     *     known
     */
    public record Place(String organizationId, String path) {}

    /** Empty when it is not known whether the account is in an organization. */
    public Optional<Place> of(String accountId) {
        return Optional.ofNullable(places.get(accountId));
    }
}
