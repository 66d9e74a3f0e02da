package io.keyledger.check;

import static io.keyledger.classify.KeyBuilder.key;
import static io.keyledger.classify.ResourceBuilder.index;

import io.keyledger.classify.Custody;
import io.keyledger.classify.KeyIndex;
import io.keyledger.classify.MultiRegionIndex;
import io.keyledger.cost.BucketKeySavings;
import io.keyledger.policy.search.TrustZone;
import io.keyledger.policy.world.BucketWorlds;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Contexts for the tests of checks: the default settings, on one day, beside one plain key, but for what is said. */
public final class Contexts {
    public static final Instant AS_OF = Instant.parse("2026-11-24T00:00:00Z");

    public static final TrustZone NOBODY = TrustZone.ofAccounts(Set.of());

    private Contexts() {}

    public static CheckContext context() {
        return context(index(key()));
    }

    public static CheckContext context(KeyIndex keys) {
        return new CheckContext(
                CheckSettings.defaults(),
                AS_OF,
                keys,
                MultiRegionIndex.builder().build(),
                BucketWorlds.builder().build(),
                NOBODY,
                BucketKeySavings.none());
    }

    public static CheckContext context(MultiRegionIndex multiRegion) {
        return new CheckContext(
                CheckSettings.defaults(),
                AS_OF,
                index(key()),
                multiRegion,
                BucketWorlds.builder().build(),
                NOBODY,
                BucketKeySavings.none());
    }

    public static CheckContext context(CheckSettings settings) {
        return new CheckContext(
                settings,
                AS_OF,
                index(key()),
                MultiRegionIndex.builder().build(),
                BucketWorlds.builder().build(),
                NOBODY,
                BucketKeySavings.none());
    }

    public static CheckContext context(TrustZone trust) {
        return new CheckContext(
                CheckSettings.defaults(),
                AS_OF,
                index(key()),
                MultiRegionIndex.builder().build(),
                BucketWorlds.builder().build(),
                trust,
                BucketKeySavings.none());
    }

    /** The defaults, with the lists and maps that a test is about. */
    public static CheckSettings settings(
            List<String> ownerTags,
            Map<String, Custody> minimumCustody,
            List<String> dsseRequired,
            List<String> trustedKeyAccounts,
            List<String> replicaTagsIgnored) {
        return new CheckSettings(
                365,
                30,
                730,
                ownerTags,
                500,
                20,
                minimumCustody,
                dsseRequired,
                trustedKeyAccounts,
                replicaTagsIgnored,
                List.of(),
                365,
                List.of(),
                Map.of(),
                100);
    }

    /** The defaults, without some checks and with other severities. */
    public static CheckSettings settings(List<String> disabled, Map<String, Severity> severities) {
        return new CheckSettings(
                365,
                30,
                730,
                List.of("owner"),
                500,
                20,
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                365,
                disabled,
                severities,
                100);
    }

    /** The defaults, with a list of those who may destroy keys. */
    public static CheckSettings breakGlass(List<String> principals) {
        return new CheckSettings(
                365,
                30,
                730,
                List.of("owner"),
                500,
                20,
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                principals,
                365,
                List.of(),
                Map.of(),
                100);
    }
}
