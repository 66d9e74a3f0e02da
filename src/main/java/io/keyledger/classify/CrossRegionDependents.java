package io.keyledger.classify;

import io.keyledger.inventory.EncryptedResource;
import io.keyledger.inventory.Encryption;
import io.keyledger.inventory.KeyReference;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.ResourceAttributes;
import io.keyledger.inventory.ResourceTypes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The resources that name a key of another Region, as their own key or for another purpose, for example a bucket's
 * replicas. Keeps a count and a few names per key, never the resources. Immutable and safe to share.
 */
public final class CrossRegionDependents {
    private final Map<String, Map<KeyReference, ResourceCount>> byRegion;
    private final Map<String, String> gaps;

    private CrossRegionDependents(Map<String, Map<KeyReference, ResourceCount>> byRegion, Map<String, String> gaps) {
        this.byRegion = byRegion;
        this.gaps = gaps;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** The Regions with keys that are named from other Regions, in order. */
    public List<String> regions() {
        return byRegion.keySet().stream().sorted().toList();
    }

    /** The references from other Regions to keys of a Region. */
    public Set<KeyReference> references(String region) {
        return byRegion.getOrDefault(region, Map.of()).keySet();
    }

    /** Adds the resources of other Regions to the ledger of a Region. */
    public void addTo(DependentsLedger ledger, String region) {
        byRegion.getOrDefault(region, Map.of()).forEach(ledger::addDistant);
        gaps.forEach((accountId, reason) -> ledger.addGap(ResourceTypes.S3_BUCKET, accountId, reason));
    }

    /** Takes the resources of all Regions; ignores those that use only local keys. Not thread-safe. */
    public static final class Builder {
        private final Map<String, Map<KeyReference, ResourceCount>> byRegion = new HashMap<>();
        private final Map<String, String> gaps = new HashMap<>();

        private Builder() {}

        public Builder add(EncryptedResource resource) {
            resource.encryption().known().map(Encryption::key).ifPresent(key -> add(key, resource));
            Observed<String> replication = resource.attributes().get(ResourceAttributes.REPLICATION);
            if (replication != null && replication.isUnread()) {
                gaps.putIfAbsent(
                        resource.accountId(), "the replication of " + resource.arn() + ": " + replication.reason());
            }
            return this;
        }

        private void add(KeyReference key, EncryptedResource resource) {
            key.namedRegion()
                    .filter(region -> !region.equals(resource.region()))
                    .ifPresent(region -> byRegion.computeIfAbsent(region, _ -> new HashMap<>())
                            .computeIfAbsent(key, _ -> new ResourceCount())
                            .add(resource.arn()));
        }

        public CrossRegionDependents build() {
            return new CrossRegionDependents(Map.copyOf(byRegion), Map.copyOf(gaps));
        }
    }
}
