package io.keyledger.policy.analysis;

import io.keyledger.inventory.BucketPolicies;
import io.keyledger.inventory.Observed;
import io.keyledger.policy.decision.CompiledPolicy;
import io.keyledger.policy.decision.Layer;
import io.keyledger.policy.decision.World;
import io.keyledger.policy.identity.AccountIdentities;
import io.keyledger.policy.language.Effect;
import io.keyledger.policy.language.Policy;
import io.keyledger.policy.language.PrincipalPattern;
import io.keyledger.policy.search.AccessSearch;
import io.keyledger.policy.search.KeyAccess;
import io.keyledger.policy.search.KeyWorld;
import io.keyledger.policy.search.TrustZone;
import io.keyledger.policy.search.Via;
import io.keyledger.policy.world.AuditedKey;
import java.util.List;
import java.util.Optional;

/**
 * A key with everybody who can use it.
 *
 * @param collected what was read of the key; empty where a policy is looked at without its key
 * @param policy the key policy with its remarks; empty where it was not read or AWS would not accept it
 * @param owner the users and roles of the key's account, as far as they were read
 * @param buckets the policies of the buckets that the key encrypts
 * @param search finds who has access to the same key were its policy another; what is asked of it shares one bounded
 *     effort, so that a key is for one thread
 */
public record KeyAnalysis(
        AuditedKey key,
        Optional<CollectedKey> collected,
        Optional<Policy> policy,
        KeyAccess access,
        AccountIdentities owner,
        BucketPolicies buckets,
        AccessSearch search) {
    /** A key policy of an unknown key. */
    public KeyAnalysis(
            AuditedKey key, Optional<Policy> policy, KeyAccess access, AccountIdentities owner, AccessSearch search) {
        this(key, Optional.empty(), policy, access, owner, BucketPolicies.none(), search);
    }

    /** Adds the policies of the buckets that use the key. */
    public KeyAnalysis withBuckets(BucketPolicies encrypted) {
        return new KeyAnalysis(key, collected, policy, access, owner, encrypted, search);
    }

    KeyAnalysis withAccess(KeyAccess found) {
        return new KeyAnalysis(key, collected, policy, found, owner, buckets, search);
    }

    /** The same key without its grants, to analyze the key policy alone. */
    public KeyAnalysis withoutGrants() {
        KeyWorld without = key.world().withWorld(world().withGrants(List.of()));
        AuditedKey changed = new AuditedKey(without, key.identities(), key.unreadIdentities(), key.unreadLimits());
        return new KeyAnalysis(changed, collected, policy, access, owner, buckets, search);
    }

    /** The kind of key; not offered if only the policy is known. */
    public Observed<CollectedKey.Kind> kind() {
        return collected.map(CollectedKey::kind).orElseGet(KeyAnalysis::withoutKey);
    }

    /** The grants as they were read; not offered if only the policy is known. */
    public Observed<CollectedKey.Grants> grants() {
        return collected.map(CollectedKey::grants).orElseGet(KeyAnalysis::withoutKey);
    }

    /** What of the grants was not read, in words: among what is not known, and no matter of the key policy. */
    public List<String> unreadGrants() {
        return collected.map(CollectedKey::unreadGrants).orElseGet(List::of);
    }

    private static <T> Observed<T> withoutKey() {
        return Observed.notOffered("the policy is looked at without its key");
    }

    /** The account that the key belongs to. */
    public String accountId() {
        return key.world().key().accountId();
    }

    /** Whether AWS made the key for a service, so that nobody else can change its policy. */
    public boolean isAwsManaged() {
        return kind().known().filter(known -> known.manager().equals("AWS")).isPresent();
    }

    /** Whether an account is one that access is meant for. */
    public boolean isTrusted(String accountId) {
        TrustZone zone = search.zone();
        return accountId.equals(accountId())
                || zone.accounts().contains(accountId)
                || key.world()
                        .organizations()
                        .of(accountId)
                        .filter(place -> zone.organizations().contains(place.organizationId())
                                || zone.organizationPaths().stream()
                                        .anyMatch(path -> place.path().startsWith(path)))
                        .isPresent();
    }

    /** What decides on the key from its own side. */
    public World world() {
        return key.world().world();
    }

    /** Who can use the key were this its policy. */
    public KeyAccess accessWith(Policy other) {
        return accessIn(world().with(Layer.RESOURCE_POLICY, CompiledPolicy.of(other)));
    }

    /**
     * What the key policy allows by itself within the key's account, where it also hands the key over to the account's
     * IAM policies: there, {@link #access} may speak of the account as a whole. Empty where it hands nothing over.
     */
    public KeyAccess accessWithoutIam() {
        return policy.filter(this::delegatesToAccount)
                .map(delegating -> accessWith(PolicyChange.withoutPrincipals(delegating, this::isAccount)))
                .map(this::withinAccount)
                .orElseGet(() -> new KeyAccess(List.of(), List.of(), List.of()));
    }

    private KeyAccess withinAccount(KeyAccess some) {
        return new KeyAccess(
                some.accesses().stream()
                        .filter(access -> access.via() == Via.KEY_POLICY)
                        .filter(access -> access.grantee()
                                .accountId()
                                .filter(accountId()::equals)
                                .isPresent())
                        .toList(),
                some.unknowns(),
                some.approximations());
    }

    private boolean delegatesToAccount(Policy some) {
        return some.statements().stream()
                .filter(statement -> statement.effect() == Effect.ALLOW)
                .flatMap(statement -> statement.principal().patterns().stream())
                .anyMatch(this::isAccount);
    }

    private boolean isAccount(PrincipalPattern pattern) {
        return pattern instanceof PrincipalPattern.Account account
                && account.accountId().equals(accountId());
    }

    /** Who could use the key in another world. */
    public KeyAccess accessIn(World other) {
        return new KeyUses(kind()).possible(allowedIn(other));
    }

    /** What another world would allow, also where a key of this usage does not do it. */
    public KeyAccess allowedIn(World other) {
        return search.of(key.world().withWorld(other), key.identities(), key.unreadIdentities());
    }

    /** The world of the key with another policy, and without grants and without what guards it from above. */
    public World unguarded(Policy other) {
        return world().with(Layer.RESOURCE_POLICY, CompiledPolicy.of(other))
                .withGrants(List.of())
                .withLevels(Layer.RESOURCE_CONTROL_POLICY, List.of());
    }
}
