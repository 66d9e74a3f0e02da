package io.keyledger.policy.world;

import io.keyledger.inventory.Observed;
import io.keyledger.policy.decision.CompiledPolicy;
import io.keyledger.policy.decision.PolicyLevel;
import io.keyledger.policy.identity.AccountIdentities;
import io.keyledger.policy.search.IdentityPermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All that an account's own policies say: of its principals, and of what the organization lets them and others do. */
final class AccountSide {
    private final AccountIdentities identities;
    private final List<IdentityPermissions> understood;
    private final List<String> unread;
    private final PartlyRead<List<PolicyLevel>> serviceControl;
    private final PartlyRead<List<PolicyLevel>> resourceControl;
    private final Set<String> mentioned;

    AccountSide(
            AccountIdentities identities,
            PartlyRead<List<PolicyLevel>> serviceControl,
            PartlyRead<List<PolicyLevel>> resourceControl) {
        this.identities = identities;
        this.serviceControl = serviceControl;
        this.resourceControl = resourceControl;
        List<IdentityPermissions> known = new ArrayList<>();
        List<String> gaps = new ArrayList<>();
        if (!(identities.complete() instanceof Observed.Known<Boolean>(Boolean complete)) || !complete) {
            gaps.add("the identities of " + identities.accountId() + " were not all read: "
                    + identities.complete().reason());
        }
        Map<List<CompiledPolicy>, List<CompiledPolicy>> shared = new HashMap<>();
        MentionedKeys keys = new MentionedKeys();
        for (var identity : identities.all()) {
            if (identity.unread().isEmpty()) {
                known.add(new IdentityPermissions(
                        identity.caller(),
                        shared.computeIfAbsent(effective(identity.policies()), same -> same),
                        shared.computeIfAbsent(identity.boundaries(), same -> same),
                        serviceControl.value(),
                        Optional.of(inLowerCase(identity.tags()))));
            } else {
                gaps.add("what " + identity.arn() + " may do is not known: " + String.join("; ", identity.unread()));
            }
        }
        shared.keySet().forEach(keys::addPolicies);
        keys.addLevels(serviceControl.value());
        this.understood = List.copyOf(known);
        this.unread = List.copyOf(gaps);
        this.mentioned = Set.copyOf(keys.keys());
    }

    private static Map<String, String> inLowerCase(Map<String, String> tags) {
        Map<String, String> lower = HashMap.newHashMap(tags.size());
        tags.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
        return lower;
    }

    /** An identity policy without statements neither allows nor denies. */
    private static List<CompiledPolicy> effective(List<CompiledPolicy> policies) {
        return policies.stream()
                .filter(policy -> !policy.policy().statements().isEmpty())
                .toList();
    }

    AccountIdentities identities() {
        return identities;
    }

    /** The users and roles with completely known policies. */
    List<IdentityPermissions> understood() {
        return understood;
    }

    /** Which identities are not among them, in words. */
    List<String> unread() {
        return unread;
    }

    PartlyRead<List<PolicyLevel>> serviceControl() {
        return serviceControl;
    }

    PartlyRead<List<PolicyLevel>> resourceControl() {
        return resourceControl;
    }

    /** Condition keys, in lower case, that the policies of its principals ask about. */
    Set<String> mentioned() {
        return mentioned;
    }
}
