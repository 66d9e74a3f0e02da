package io.keyledger.classify;

import io.keyledger.inventory.KeyReference;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The keys that resources of other Regions name, resolved in the key's Region. There are few of them, however large the
 * run. Immutable and safe to share.
 */
public final class CrossRegionKeys {
    /** No keys of other Regions. */
    public static final CrossRegionKeys NONE = new CrossRegionKeys(Map.of());

    private final Map<KeyReference, Resolution> resolutions;

    private CrossRegionKeys(Map<KeyReference, Resolution> resolutions) {
        this.resolutions = resolutions;
    }

    public static Builder builder(Set<String> auditedAccounts) {
        return new Builder(auditedAccounts);
    }

    /** The key that a reference means; empty if its Region was not audited. */
    Optional<Resolution> of(KeyReference reference) {
        return Optional.ofNullable(resolutions.get(reference));
    }

    /** Takes one Region at a time, so that only one Region's keys are in memory. Not thread-safe. */
    public static final class Builder {
        private final Set<String> auditedAccounts;
        private final Map<KeyReference, Resolution> resolutions = new HashMap<>();

        private Builder(Set<String> auditedAccounts) {
            this.auditedAccounts = Set.copyOf(auditedAccounts);
        }

        /**
         * Resolves the references from other Regions to keys of one Region.
         *
         * @param keys how a reference is resolved in that Region
         */
        public Builder add(Iterable<KeyReference> references, Function<KeyReference, Resolution> keys) {
            for (KeyReference reference : references) {
                Resolution resolution = keys.apply(reference);
                boolean unread = resolution instanceof Resolution.ForeignAccount(var _, String accountId)
                        && auditedAccounts.contains(accountId);
                if (!unread) {
                    resolutions.put(reference, resolution);
                }
            }
            return this;
        }

        public CrossRegionKeys build() {
            return new CrossRegionKeys(Map.copyOf(resolutions));
        }
    }
}
