package io.keyledger.check.access;

import io.keyledger.policy.Capability;
import io.keyledger.policy.analysis.KeyAnalysis;
import io.keyledger.policy.language.Policy;
import io.keyledger.policy.language.PrincipalSpec;
import io.keyledger.policy.search.Access;
import io.keyledger.policy.search.Grantee;
import io.keyledger.policy.search.KeyAccess;
import io.keyledger.policy.search.Via;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Who uses a key and who administers it, of the users and roles of its account that the key policy itself lets. */
final class Duties {
    private static final Set<Capability> USE = EnumSet.of(Capability.DECRYPT, Capability.SIGN, Capability.MAC);

    private final KeyAnalysis key;
    private final Policy policy;

    Duties(KeyAnalysis key, Policy policy) {
        this.key = key;
        this.policy = policy;
    }

    /** An access by use of each of them. */
    Map<Grantee, Access> users() {
        return byGrantee(key.access().accesses(), USE);
    }

    /** An access of each who can destroy the key or change its policy. */
    Map<Grantee, Access> administrators() {
        Map<Grantee, Access> all = byGrantee(key.access().accesses(), EnumSet.of(Capability.DESTROY));
        if (mayNameManagers()) {
            KeyAccess managers = Managers.search(key, policy);
            byGrantee(managers.accesses(), EnumSet.of(Capability.DELEGATE)).forEach(all::putIfAbsent);
        }
        return all;
    }

    /** An access of each who can hand the key over to whom they like, themselves included. */
    Map<Grantee, Access> delegators() {
        return mayDelegate()
                ? byGrantee(Delegation.unlimited(key, policy).accesses(), EnumSet.of(Capability.DELEGATE))
                : Map.of();
    }

    private boolean mayDelegate() {
        return !byGrantee(key.access().accesses(), EnumSet.of(Capability.DELEGATE))
                .isEmpty();
    }

    /** Spares the search where the policy leaves its management to the account, as mostly. */
    private boolean mayNameManagers() {
        return mayDelegate()
                && policy.statements().stream()
                        .filter(statement -> statement.principal() instanceof PrincipalSpec.Named)
                        .filter(statement -> statement.action().covers("kms:putkeypolicy"))
                        .flatMap(statement -> statement.principal().patterns().stream())
                        .anyMatch(pattern -> Named.accountOfIdentity(pattern).isPresent());
    }

    private Map<Grantee, Access> byGrantee(Collection<Access> accesses, Set<Capability> capabilities) {
        Map<Grantee, Access> all = new LinkedHashMap<>();
        for (Access access : accesses) {
            if (capabilities.contains(access.capability())
                    && access.via() == Via.KEY_POLICY
                    && access.grantee() instanceof Grantee.Principal principal
                    && principal.account().equals(key.accountId())
                    && !principal.arn().endsWith(":root")) {
                all.putIfAbsent(principal, access);
            }
        }
        return all;
    }
}
