package io.keyledger.classify;

import io.keyledger.inventory.KeyMetadata;
import io.keyledger.inventory.KmsKey;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.RotationStatus;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The primary keys of all audited Regions, for the checks of their replicas. Immutable, and safe to share. */
public final class MultiRegionIndex {
    private final Map<String, Primary> primaries;

    private MultiRegionIndex(Map<String, Primary> primaries) {
        this.primaries = primaries;
    }

    /** What a replica is compared with. */
    public record Primary(
            String arn,
            String region,
            Observed<String> keyState,
            Observed<RotationStatus> rotation,
            Observed<Map<String, String>> tags,
            Observed<String> policyDigest) {}

    public static Builder builder() {
        return new Builder();
    }

    /** The multi-Region primary key with that ARN, if it was audited. */
    public Optional<Primary> primary(String keyArn) {
        return Optional.ofNullable(primaries.get(keyArn));
    }

    /** The digest for comparing the policies of a primary key and its replica; it ignores layout. */
    public static Observed<String> policyDigest(KmsKey key) {
        return key.policy().map(PolicyDigest::of);
    }

    /** Takes the keys of all Regions in any order. Not thread-safe. */
    public static final class Builder {
        private final Map<String, Primary> primaries = new HashMap<>();

        private Builder() {}

        /** Adds a key that is, or without metadata may be, a multi-Region primary key; ignores others. */
        public Builder add(KmsKey key) {
            if (mayBePrimary(key)) {
                primaries.put(
                        key.arn(),
                        new Primary(
                                key.arn(),
                                key.region(),
                                key.metadata().map(KeyMetadata::keyState),
                                key.rotation(),
                                key.tags(),
                                policyDigest(key)));
            }
            return this;
        }

        private static boolean mayBePrimary(KmsKey key) {
            return key.metadata()
                    .known()
                    .map(metadata -> metadata.multiRegion() != null
                            && metadata.multiRegion().type().equals("PRIMARY"))
                    .orElseGet(() -> key.keyId().startsWith("mrk-"));
        }

        /** The index of all that was added. */
        public MultiRegionIndex build() {
            return new MultiRegionIndex(Map.copyOf(primaries));
        }
    }
}
