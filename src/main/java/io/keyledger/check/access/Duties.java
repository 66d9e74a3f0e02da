package io.keyledger.check.access;

import io.keyledger.policy.Capability;
import io.keyledger.policy.analysis.KeyAnalysis;
import io.keyledger.policy.analysis.PolicyChange;
import io.keyledger.policy.language.Effect;
import io.keyledger.policy.language.Policy;
import io.keyledger.policy.language.PrincipalPattern;
import io.keyledger.policy.language.PrincipalSpec;
import io.keyledger.policy.language.Statement;
import io.keyledger.policy.search.Access;
import io.keyledger.policy.search.Grantee;
import io.keyledger.policy.search.KeyAccess;
import io.keyledger.policy.search.Via;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Who uses and who administers a key, among the users and roles of its account that the key policy names. */
final class Duties {
    private static final Set<Capability> USE = EnumSet.of(Capability.DECRYPT, Capability.SIGN, Capability.MAC);

    private final KeyAnalysis key;
    private final Policy named;
    private final KeyAccess access;

    private Duties(KeyAnalysis key, Policy named, KeyAccess access) {
        this.key = key;
        this.named = named;
        this.access = access;
    }

    /** Looks only at statements that name users and roles: a claim for the whole account would hide theirs. */
    static Duties of(KeyAnalysis whole, Policy policy) {
        KeyAnalysis key = whole.withoutGrants();
        Policy named = PolicyChange.keeping(
                policy,
                statement -> statement.effect() == Effect.DENY
                        || !identities(key, statement).isEmpty());
        for (Statement statement : named.statements()) {
            if (statement.effect() == Effect.ALLOW) {
                named = PolicyChange.replacing(named, statement, onlyFor(identities(key, statement), statement));
            }
        }
        boolean any = named.statements().stream().anyMatch(statement -> statement.effect() == Effect.ALLOW);
        return new Duties(key, named, any ? key.accessWith(named) : new KeyAccess(List.of(), List.of(), List.of()));
    }

    private static List<PrincipalPattern> identities(KeyAnalysis key, Statement statement) {
        return statement.principal() instanceof PrincipalSpec.Named(List<PrincipalPattern> patterns)
                ? patterns.stream()
                        .filter(pattern -> PrincipalAccounts.accountOfIdentity(pattern)
                                .filter(key.accountId()::equals)
                                .isPresent())
                        .toList()
                : List.of();
    }

    private static Statement onlyFor(List<PrincipalPattern> principals, Statement statement) {
        return new Statement(
                statement.index(),
                statement.sid(),
                statement.position(),
                statement.effect(),
                new PrincipalSpec.Named(principals),
                statement.action(),
                statement.resource(),
                statement.conditions());
    }

    /** One access per principal that can use the key. */
    Map<Grantee, Access> users() {
        return byGrantee(access, USE);
    }

    /** One access per principal that can destroy the key or change its policy. */
    Map<Grantee, Access> administrators() {
        Map<Grantee, Access> all = byGrantee(access, EnumSet.of(Capability.DESTROY));
        if (mayDelegate()) {
            byGrantee(Managers.search(key, named), EnumSet.of(Capability.DELEGATE))
                    .forEach(all::putIfAbsent);
        }
        return all;
    }

    /** One access per principal that can give use of the key to anybody, including itself. */
    Map<Grantee, Access> delegators() {
        return mayDelegate() ? byGrantee(Delegation.unlimited(key, named), EnumSet.of(Capability.DELEGATE)) : Map.of();
    }

    private boolean mayDelegate() {
        return !byGrantee(access, EnumSet.of(Capability.DELEGATE)).isEmpty();
    }

    /** Why there may be more of these principals, or fewer that can use the key. */
    List<String> doubts() {
        List<String> doubts = new ArrayList<>(Doubts.ofPolicy(key, access));
        if (key.kind().isUnread()) {
            doubts.add(
                    "what the key can be used for was not read: " + key.kind().reason());
        }
        return doubts;
    }

    /** All claims for a capability. */
    Stream<Access> accesses(Capability capability) {
        return access.of(capability).stream();
    }

    private Map<Grantee, Access> byGrantee(KeyAccess found, Set<Capability> capabilities) {
        Map<Grantee, Access> all = new LinkedHashMap<>();
        for (Access claim : found.accesses()) {
            if (capabilities.contains(claim.capability())
                    && claim.via() == Via.KEY_POLICY
                    && claim.grantee() instanceof Grantee.Principal principal
                    && principal.account().equals(key.accountId())
                    && !Grantees.isRootUser(principal)) {
                all.putIfAbsent(principal, claim);
            }
        }
        return all;
    }
}
