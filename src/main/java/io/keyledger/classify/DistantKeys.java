package io.keyledger.classify;

import io.keyledger.inventory.KeyReference;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The keys that resources of other Regions name, resolved in their own Region. A run has few of them, however many keys
 * and resources it has. Immutable, and safe to share.
 */
public final class DistantKeys {
    /** Nothing is known of other Regions. */
    public static final DistantKeys NONE = new DistantKeys(Map.of());

    private final Map<KeyReference, Resolution> resolutions;

    private DistantKeys(Map<KeyReference, Resolution> resolutions) {
        this.resolutions = resolutions;
    }

    public static Builder builder(Set<String> auditedAccounts) {
        return new Builder(auditedAccounts);
    }

    /** What a reference means; empty where its Region was not audited. */
    Optional<Resolution> of(KeyReference reference) {
        return Optional.ofNullable(resolutions.get(reference));
    }

    /** Takes the Regions one after the other, so that the keys of no two are in memory at once. For one thread. */
    public static final class Builder {
        private final Set<String> auditedAccounts;
        private final Map<KeyReference, Resolution> resolutions = new HashMap<>();

        private Builder(Set<String> auditedAccounts) {
            this.auditedAccounts = Set.copyOf(auditedAccounts);
        }

        /** Resolves what is named from elsewhere in the Region of these keys. */
        public Builder add(DistantDependents dependents, KeyIndex keys) {
            for (KeyReference reference : dependents.references(keys.region())) {
                Resolution resolution = keys.resolve(reference, "", "");
                boolean unread = resolution instanceof Resolution.ForeignAccount(var _, String accountId)
                        && auditedAccounts.contains(accountId);
                if (!unread) {
                    resolutions.put(reference, resolution);
                }
            }
            return this;
        }

        public DistantKeys build() {
            return new DistantKeys(Map.copyOf(resolutions));
        }
    }
}
