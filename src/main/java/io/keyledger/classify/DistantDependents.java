package io.keyledger.classify;

import io.keyledger.inventory.EncryptedResource;
import io.keyledger.inventory.Encryption;
import io.keyledger.inventory.KeyReference;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.ResourceAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What resources use beside their own key in another Region than theirs, such as the key of a bucket's replicas. Immutable,
 * and safe to share.
 */
public final class DistantDependents {
    private final Map<String, List<Use>> byRegion;
    private final String gap;

    private DistantDependents(Map<String, List<Use>> byRegion, String gap) {
        this.byRegion = byRegion;
        this.gap = gap;
    }

    private record Use(KeyReference key, String resourceArn) {}

    public static Builder builder() {
        return new Builder();
    }

    /** Counts what there is in a Region for the keys there. */
    public void addTo(DependentsLedger ledger, String region) {
        byRegion.getOrDefault(region, List.of()).forEach(use -> ledger.addDistant(use.key(), use.resourceArn()));
        if (!gap.isEmpty()) {
            ledger.addGap(gap);
        }
    }

    /** Takes the resources of all Regions; those that use nothing elsewhere pass by. For one thread. */
    public static final class Builder {
        private final Map<String, List<Use>> byRegion = new HashMap<>();
        private String gap = "";

        private Builder() {}

        public Builder add(EncryptedResource resource) {
            resource.encryption()
                    .known()
                    .map(Encryption::key)
                    .ifPresent(key -> regionOf(key)
                            .filter(region -> !region.equals(resource.region()))
                            .ifPresent(region -> byRegion.computeIfAbsent(region, _ -> new ArrayList<>())
                                    .add(new Use(key, resource.arn()))));
            Observed<String> replication = resource.attributes().get(ResourceAttributes.REPLICATION);
            if (gap.isEmpty() && replication != null && replication.isUnread()) {
                gap = "the replication of " + resource.arn() + ": " + replication.reason();
            }
            return this;
        }

        private static Optional<String> regionOf(KeyReference key) {
            return switch (key) {
                case KeyReference.KeyArn arn -> Optional.of(arn.region());
                case KeyReference.AliasArn arn -> Optional.of(arn.region());
                default -> Optional.empty();
            };
        }

        public DistantDependents build() {
            return new DistantDependents(Map.copyOf(byRegion), gap);
        }
    }
}
