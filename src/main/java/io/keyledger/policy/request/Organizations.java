package io.keyledger.policy.request;

import java.util.Map;
import java.util.Optional;

/**
 * What is known of the organizations that accounts belong to.
 *
 * @param unread why it is not known of an account whether it belongs to one; without those that belong to none
 */
public record Organizations(Map<String, Place> places, Map<String, String> unread) {
    public static final Organizations UNKNOWN = new Organizations(Map.of());

    public Organizations {
        places = Map.copyOf(places);
        unread = Map.copyOf(unread);
    }

    /** Where nothing is left unread. */
    public Organizations(Map<String, Place> places) {
        this(places, Map.of());
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
