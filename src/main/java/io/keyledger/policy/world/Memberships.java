package io.keyledger.policy.world;

import io.keyledger.inventory.Observed;
import io.keyledger.inventory.OrganizationMembership;
import io.keyledger.inventory.OrganizationMembership.Level;
import io.keyledger.inventory.OrganizationMembership.Place;
import io.keyledger.inventory.PolicyDocument;
import io.keyledger.policy.decision.CompiledPolicies;
import io.keyledger.policy.decision.CompiledPolicies.Outcome;
import io.keyledger.policy.decision.CompiledPolicy;
import io.keyledger.policy.decision.PolicyLevel;
import io.keyledger.policy.language.PolicyKind;
import io.keyledger.policy.request.Organizations;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The places of accounts in organizations, and the policies above them. A member account knows only its organization
 * and the management account knows the rest, so facts about an account from both are combined.
 */
final class Memberships {
    private static final Observed<List<Level>> NOT_COLLECTED = new Observed.Failed<>(
            "organizations:DescribeOrganization", "the place of the account in its organization was not collected");

    private final CompiledPolicies compiled;
    private final Map<String, OrganizationMembership> byAccount = new HashMap<>();

    Memberships(CompiledPolicies compiled) {
        this.compiled = compiled;
    }

    void add(OrganizationMembership membership) {
        byAccount.merge(membership.accountId(), membership, Memberships::merged);
    }

    private static OrganizationMembership merged(OrganizationMembership one, OrganizationMembership other) {
        return new OrganizationMembership(
                one.accountId(),
                one.region(),
                placed(one.place(), other.place()),
                better(one.serviceControlPolicies(), other.serviceControlPolicies()),
                better(one.resourceControlPolicies(), other.resourceControlPolicies()));
    }

    private static Observed<Place> placed(Observed<Place> one, Observed<Place> other) {
        boolean hasPath = one.known().filter(place -> !place.path().isEmpty()).isPresent();
        return hasPath || other.known().isEmpty() ? better(one, other) : other;
    }

    private static <T> Observed<T> better(Observed<T> one, Observed<T> other) {
        return one.isUnread() ? other : one;
    }

    Organizations organizations() {
        Map<String, Organizations.Place> places = new HashMap<>();
        Set<String> outside = new HashSet<>();
        Map<String, String> unread = new HashMap<>();
        byAccount.forEach((accountId, membership) -> {
            membership
                    .place()
                    .known()
                    .ifPresent(place ->
                            places.put(accountId, new Organizations.Place(place.organizationId(), place.path())));
            if (membership.place().isUnread()) {
                unread.put(accountId, membership.place().reason());
            } else if (membership.place().known().isEmpty()) {
                outside.add(accountId);
            }
        });
        return new Organizations(places, outside, unread);
    }

    /** What binds the principals of an account, root first. */
    PartlyRead<List<PolicyLevel>> serviceControl(String accountId) {
        OrganizationMembership membership = byAccount.get(accountId);
        return membership == null || !isManagement(membership)
                ? levels(
                        PolicyKind.SERVICE_CONTROL,
                        "service control policies of " + accountId,
                        membership == null ? NOT_COLLECTED : membership.serviceControlPolicies())
                : new PartlyRead<>(List.of(), List.of());
    }

    /** What binds the resources of an account, root first. */
    PartlyRead<List<PolicyLevel>> resourceControl(String accountId) {
        OrganizationMembership membership = byAccount.get(accountId);
        return membership == null || !isManagement(membership)
                ? levels(
                        PolicyKind.RESOURCE_CONTROL,
                        "resource control policies of " + accountId,
                        membership == null ? NOT_COLLECTED : membership.resourceControlPolicies())
                : new PartlyRead<>(List.of(), List.of());
    }

    /** Neither kind of policy binds the management account (Organizations user guide). */
    private static boolean isManagement(OrganizationMembership membership) {
        return membership
                .place()
                .known()
                .filter(place -> place.managementAccountId().equals(membership.accountId()))
                .isPresent();
    }

    private PartlyRead<List<PolicyLevel>> levels(PolicyKind kind, String what, Observed<List<Level>> observed) {
        return switch (observed) {
            case Observed.Known<List<Level>>(List<Level> levels) -> compiled(kind, what, levels);
            case Observed.NotOffered<List<Level>> _ -> new PartlyRead<>(List.of(), List.of());
            case Observed.NotAsked<List<Level>> _,
                    Observed.Denied<List<Level>> _,
                    Observed.Throttled<List<Level>> _,
                    Observed.Failed<List<Level>> _ ->
                new PartlyRead<>(List.of(), List.of("the " + what + " were not read: " + observed.reason()));
        };
    }

    /** A level with an unparsable policy is skipped, so it does not restrict anything. */
    private PartlyRead<List<PolicyLevel>> compiled(PolicyKind kind, String what, List<Level> levels) {
        List<PolicyLevel> understood = new ArrayList<>();
        List<String> unread = new ArrayList<>();
        for (Level level : levels) {
            List<CompiledPolicy> policies = new ArrayList<>();
            boolean whole = true;
            for (PolicyDocument document : level.policies()) {
                switch (compiled.get(kind, document.document())) {
                    case Outcome.Compiled(var policy) -> policies.add(policy);
                    case Outcome.Rejected(var sentence) -> {
                        whole = false;
                        unread.add("of the " + what + ", " + document.name() + " is not understood: " + sentence);
                    }
                }
            }
            if (whole) {
                understood.add(new PolicyLevel(level.targetId(), policies));
            }
        }
        return new PartlyRead<>(List.copyOf(understood), unread);
    }
}
