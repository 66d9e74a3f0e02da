package io.keyledger.evaluate.explain;

import io.keyledger.evaluate.explain.Explanation.ServiceGrant;
import io.keyledger.evaluate.explain.Explanation.User;
import io.keyledger.inventory.Grant;
import io.keyledger.policy.Capability;
import io.keyledger.policy.search.Access;
import io.keyledger.policy.search.Grantee;
import io.keyledger.policy.search.KeyAccess;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Who can use the material of a key, and loses that with the key. */
final class KeyUsers {
    private static final Set<Capability> USES =
            EnumSet.of(Capability.DECRYPT, Capability.ENCRYPT, Capability.SIGN, Capability.MAC);

    private KeyUsers() {}

    /** Principals and services, the nearest first; who only administers the key does not use it. */
    static List<User> of(KeyAccess access) {
        Map<Grantee, List<Access>> byGrantee = new LinkedHashMap<>();
        access.accesses().stream()
                .filter(each -> USES.contains(each.capability()))
                .forEach(each -> byGrantee
                        .computeIfAbsent(each.grantee(), _ -> new ArrayList<>())
                        .add(each));
        return byGrantee.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<Grantee, List<Access>> entry) ->
                                entry.getValue().getFirst().reach())
                        .thenComparing(entry -> entry.getKey().text()))
                .map(entry -> new User(
                        entry.getKey().text(),
                        entry.getKey().type(),
                        entry.getValue().getFirst().reach().text(),
                        entry.getValue().stream()
                                .map(Access::capability)
                                .distinct()
                                .sorted()
                                .map(Capability::text)
                                .toList(),
                        entry.getValue().stream()
                                .map(each -> each.via().text())
                                .distinct()
                                .sorted()
                                .toList()))
                .toList();
    }

    /** A grant, with the encryption context that often names the resource. */
    static ServiceGrant of(Grant grant) {
        Map<String, String> context = new TreeMap<>(grant.encryptionContextEquals());
        context.putAll(grant.encryptionContextSubset());
        return new ServiceGrant(
                grant.grantId(),
                Objects.requireNonNullElse(grant.granteePrincipal(), "a principal of a service"),
                grant.operations(),
                context.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining(" ")));
    }
}
