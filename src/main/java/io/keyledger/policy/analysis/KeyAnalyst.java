package io.keyledger.policy.analysis;

import io.keyledger.inventory.BucketPolicies;
import io.keyledger.inventory.KmsKey;
import io.keyledger.policy.decision.CompiledPolicy;
import io.keyledger.policy.decision.Layer;
import io.keyledger.policy.search.AccessSearch;
import io.keyledger.policy.search.TrustZone;
import io.keyledger.policy.world.AuditedKey;
import io.keyledger.policy.world.KeyWorlds;
import java.time.Instant;
import java.util.Optional;

/** Finds who can use the keys of all audited accounts. Thread-safe. */
public final class KeyAnalyst {
    private final KeyWorlds worlds;
    private final AccessSearch search;

    /** @param asOf when the keys are looked at: requests are made from then on */
    public KeyAnalyst(KeyWorlds worlds, TrustZone zone, Instant asOf) {
        this(worlds, zone, asOf, AccessSearch.STEPS);
    }

    /** @param steps what all searches about one key may take together */
    public KeyAnalyst(KeyWorlds worlds, TrustZone zone, Instant asOf, long steps) {
        this.worlds = worlds;
        this.search = new AccessSearch(zone, asOf, steps);
    }

    public KeyAnalysis of(KmsKey key) {
        AuditedKey audited = worlds.of(key);
        AccessSearch ofKey = search.ofOneKey();
        CollectedKey collected = CollectedKey.of(key);
        return new KeyAnalysis(
                audited,
                Optional.of(collected),
                audited.world().world().policies(Layer.RESOURCE_POLICY).stream()
                        .map(CompiledPolicy::policy)
                        .findFirst(),
                new KeyUses(collected.kind())
                        .possible(ofKey.of(audited.world(), audited.identities(), audited.unreadIdentities())),
                worlds.identities(key.accountId()),
                BucketPolicies.none(),
                ofKey);
    }
}
