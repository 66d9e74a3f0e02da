package io.keyledger.policy.search;

import io.keyledger.policy.request.Organizations;
import io.keyledger.policy.request.RequestedResource;
import io.keyledger.policy.search.values.ValueSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What is fixed for one run of the search.
 *
 * @param facts condition keys that describe the key itself, in lower case; an empty list for one known to be absent
 * @param surroundings for keys of the network: where the request may come from
 * @param organizations what is known of the accounts
 */
record Setting(
        Shape shape,
        String action,
        RequestedResource resource,
        Map<String, List<String>> facts,
        Map<String, ValueSet> surroundings,
        Organizations organizations) {
    String lowerCaseAction() {
        return action.toLowerCase(Locale.ROOT);
    }
}
