package io.keyledger.policy.search;

import io.keyledger.policy.request.Caller;
import io.keyledger.policy.request.Organizations;
import io.keyledger.policy.request.Request;
import io.keyledger.policy.request.RequestContext;
import io.keyledger.policy.request.RequestedResource;
import io.keyledger.policy.search.formula.FixedConditions;
import io.keyledger.policy.search.values.ValueSet;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What every search about one key shares. Not thread-safe, because it caches results. */
final class KeyContext {
    private static final String ANY_ACTION = "kms:DescribeKey";

    private final RequestedResource resource;
    private final String region;
    private final Map<String, List<String>> facts;
    private final Organizations organizations;
    private final Map<Origin, Map<String, ValueSet>> surroundings = new EnumMap<>(Origin.class);
    private final ValueSet times;
    private final KnownIdentities identities;
    private final Map<Caller, Map<String, List<String>>> derived = new HashMap<>();

    private final FixedConditions conditions = new FixedConditions();

    KeyContext(KeyWorld key, TrustZone zone, PolicyAtoms named, Instant from, KnownIdentities identities) {
        this.identities = identities;
        this.resource = key.key();
        this.region = resource.region();
        this.facts = key.facts();
        this.organizations = key.organizations();
        for (Origin origin : Origin.values()) {
            surroundings.put(origin, Surroundings.of(origin, key.key().accountId(), zone, named));
        }
        this.times = ValueSet.datesFrom(from);
    }

    RequestedResource resource() {
        return resource;
    }

    /** The Region of the key; empty where its ARN names none. */
    String region() {
        return region;
    }

    /** Condition keys that describe the key itself, in lower case; an empty list for one known to be absent. */
    Map<String, List<String>> facts() {
        return facts;
    }

    /** What is known of the accounts. */
    Organizations organizations() {
        return organizations;
    }

    /** For keys of the network: where a request may come from. */
    Map<String, ValueSet> surroundings(Origin origin) {
        return surroundings.getOrDefault(origin, Map.of());
    }

    /**
     * The tags that every request of the caller has, by name in lower case; empty where that is not known. A session of
     * a role may have others than its role.
     */
    Optional<Map<String, String>> tags(Shape shape) {
        return shape instanceof Shape.Exactly(Caller.User user, var _)
                ? identities.byArn(user.principalArn()).flatMap(IdentityPermissions::tags)
                : Optional.empty();
    }

    /** When a request may be made. */
    ValueSet times() {
        return times;
    }

    /** What is known of conditions that are the same in every run. */
    FixedConditions conditions() {
        return conditions;
    }

    /** The values of identity keys that follow from the caller alone. */
    Map<String, List<String>> derived(Caller caller) {
        return derived.computeIfAbsent(caller, this::derive);
    }

    private Map<String, List<String>> derive(Caller caller) {
        RequestContext context = Request.possible(caller, ANY_ACTION, resource, Map.of(), organizations)
                .context();
        Map<String, List<String>> values = new HashMap<>();
        for (String key : context.keys()) {
            if (IdentityKeys.include(key)) {
                values.put(key, context.values(key));
            }
        }
        return Map.copyOf(values);
    }
}
