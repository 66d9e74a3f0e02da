package io.keyledger.policy.search;

import io.keyledger.policy.decision.World;
import io.keyledger.policy.request.Organizations;
import io.keyledger.policy.request.RequestedResource;
import java.util.List;
import java.util.Map;

/**
 * A key and everything that decides on it from its own side: key policy, grants, resource control policies.
 *
 * @param world without a caller's side, which each search adds
 * @param organizations what is known of accounts, the key's own included
 * @param facts condition keys that describe the key, such as {@code aws:resourcetag/team}, in lower case; an empty list
 *     for one that is known to be absent
 * @param unread what of all this could not be read, in words
 */
public record KeyWorld(
        RequestedResource key,
        World world,
        Organizations organizations,
        Map<String, List<String>> facts,
        List<String> unread) {
    public KeyWorld {
        facts = Map.copyOf(facts);
        unread = List.copyOf(unread);
    }

    /** A key with all relevant facts known. */
    public static KeyWorld of(RequestedResource key, World world) {
        return new KeyWorld(key, world, Organizations.UNKNOWN, Map.of(), List.of());
    }

    public KeyWorld withWorld(World changed) {
        return new KeyWorld(key, changed, organizations, facts, unread);
    }

    public KeyWorld withOrganizations(Organizations known) {
        return new KeyWorld(key, world, known, facts, unread);
    }
}
