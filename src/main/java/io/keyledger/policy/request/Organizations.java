package io.keyledger.policy.request;

import java.util.Map;
import java.util.Optional;

/** What is known of the organizations that accounts belong to. */
public record Organizations(Map<String, Place> places) {
    public static final Organizations UNKNOWN = new Organizations(Map.of());

    public Organizations {
        places = Map.copyOf(places);
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
