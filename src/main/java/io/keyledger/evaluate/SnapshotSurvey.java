package io.keyledger.evaluate;

import io.keyledger.classify.CrossRegionDependents;
import io.keyledger.classify.MultiRegionIndex;
import io.keyledger.cost.Payers;
import io.keyledger.evaluate.EvaluationListener.Stage;
import io.keyledger.inventory.AccountRegion;
import io.keyledger.inventory.ApiCoverage;
import io.keyledger.inventory.CustomKeyStore;
import io.keyledger.inventory.EncryptedResource;
import io.keyledger.inventory.Fact;
import io.keyledger.inventory.KeyAlias;
import io.keyledger.inventory.KeyUsage;
import io.keyledger.inventory.KmsKey;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.OrganizationMembership;
import io.keyledger.inventory.ResourceAttributes;
import io.keyledger.inventory.UsagePeriod;
import io.keyledger.inventory.UsagePeriod.Period;
import io.keyledger.policy.world.BucketWorlds;
import io.keyledger.policy.world.KeyWorlds;
import io.keyledger.snapshot.FactFilter;
import io.keyledger.snapshot.PartId;
import io.keyledger.snapshot.PartSummary;
import io.keyledger.snapshot.Snapshot;
import io.keyledger.snapshot.SnapshotFilter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The result of reading each part of a snapshot once before evaluating any Region: its integrity, its content, and what
 * all Regions share.
 *
 * @param filter what of the snapshot is evaluated
 * @param parts every existing part, evaluated or not
 * @param aboutKeys the parts that hold calls to KMS, keys, aliases, key stores or requests
 * @param periods the time over which requests were counted, or why they were not, by account and Region
 * @param payers who pays for which account
 */
record SnapshotSurvey(
        SnapshotFilter filter,
        SortedMap<PartId, PartSummary> parts,
        Set<PartId> aboutKeys,
        KeyWorlds worlds,
        BucketWorlds buckets,
        MultiRegionIndex multiRegion,
        CrossRegionDependents distant,
        Map<AccountRegion, Observed<Period>> periods,
        Payers payers) {
    // The id of every multi-Region key starts with mrk- (KMS developer guide, multi-Region keys).
    private static final FactFilter MULTI_REGION_KEYS =
            FactFilter.of(KmsKey.class).containing("\"keyId\":\"mrk-");
    // What is known of a bucket's replication stands in rows of its own, for each key that it names.
    private static final FactFilter REPLICATION_UNREAD = FactFilter.of(EncryptedResource.class)
            .containing("\"" + ResourceAttributes.REPLICATION + "\":{\"", "known\"");
    private static final FactFilter SHARED = shared().and(MULTI_REGION_KEYS).and(REPLICATION_UNREAD);
    private static final String KMS = "kms";
    // Every ARN of a key has :kms: before its Region.
    private static final String BEFORE_REGION = ":kms:";

    private static FactFilter shared() {
        Set<Class<? extends Fact>> kinds = new HashSet<>(KeyWorlds.Builder.FACTS);
        kinds.add(ApiCoverage.class);
        kinds.add(UsagePeriod.class);
        return FactFilter.of(kinds);
    }

    /**
     * Reads every part.
     *
     * @param coverage receives the coverage of the calls in the evaluated accounts and Regions
     * @throws io.keyledger.snapshot.SnapshotException if one is damaged
     */
    static SnapshotSurvey of(
            Snapshot snapshot, SnapshotFilter filter, CoverageLedger coverage, EvaluationListener listener)
            throws IOException {
        SortedMap<PartId, PartSummary> parts = new TreeMap<>();
        KeyWorlds.Builder worlds = KeyWorlds.builder();
        BucketWorlds.Builder buckets = BucketWorlds.builder();
        MultiRegionIndex.Builder multiRegion = MultiRegionIndex.builder();
        CrossRegionDependents.Builder distant = CrossRegionDependents.builder();
        Map<AccountRegion, Observed<Period>> periods = new HashMap<>();
        Set<PartId> aboutKeys = new HashSet<>();
        Payers payers = new Payers();
        Set<PartId> missing = Set.copyOf(snapshot.missing());
        List<PartId> all = snapshot.description().parts();
        int done = 0;
        for (PartId id : all) {
            listener.advanced(Stage.READING, done++, all.size());
            String problem = snapshot.damaged().get(id);
            if (problem != null || missing.contains(id)) {
                if (filter.includes(id)) {
                    addUnread(coverage, id, problem);
                }
                continue;
            }
            PartSummary part = snapshot.read(id, SHARED.and(namingKeysBeyond(id.region())), fact -> {
                switch (fact) {
                    case ApiCoverage calls -> {
                        if (calls.service().equals(KMS)) {
                            aboutKeys.add(id);
                        }
                        if (filter.includes(calls.accountId(), calls.region())) {
                            add(coverage, calls);
                        }
                    }
                    case UsagePeriod counted ->
                        periods.put(new AccountRegion(counted.accountId(), counted.region()), counted.period());
                    case KmsKey key -> multiRegion.add(key);
                    case EncryptedResource resource -> distant.add(resource);
                    case OrganizationMembership membership -> {
                        worlds.add(membership);
                        buckets.add(membership);
                        payers.add(membership);
                    }
                    default -> worlds.add(fact);
                }
            });
            parts.put(id, part);
            if (count(part, KmsKey.class, KeyAlias.class, CustomKeyStore.class, KeyUsage.class) > 0) {
                aboutKeys.add(id);
            }
        }
        coverage.flush();
        return new SnapshotSurvey(
                filter,
                parts,
                aboutKeys,
                worlds.build(),
                buckets.build(),
                multiRegion.build(),
                distant.build(),
                periods,
                payers);
    }

    private static FactFilter namingKeysBeyond(String region) {
        return FactFilter.of(EncryptedResource.class).containing(BEFORE_REGION, region + ":");
    }

    private static void addUnread(CoverageLedger coverage, PartId part, @Nullable String problem) throws IOException {
        if (problem == null) {
            coverage.addMissing(part);
        } else {
            coverage.addDamaged(part, problem);
        }
    }

    private static void add(CoverageLedger coverage, ApiCoverage calls) {
        try {
            coverage.add(calls);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The evaluated Regions with data, in order. */
    List<String> regions() {
        return regions(filter);
    }

    /** The Regions of which something was read, evaluated or not, in order. */
    List<String> allRegions() {
        return regions(SnapshotFilter.ALL);
    }

    private List<String> regions(SnapshotFilter wanted) {
        return parts.keySet().stream()
                .filter(wanted::includes)
                .map(PartId::region)
                .distinct()
                .sorted()
                .toList();
    }

    /** The parts of a Region that say something about its keys, in order. */
    List<PartId> partsAboutKeys(String region) {
        return parts.keySet().stream()
                .filter(part -> part.region().equals(region))
                .filter(aboutKeys::contains)
                .toList();
    }

    /** The parts of a Region that are evaluated and hold facts of any of these kinds, in order. */
    @SafeVarargs
    final List<PartId> evaluatedParts(String region, Class<? extends Fact>... kinds) {
        return parts(region, kinds).stream().filter(filter::includes).toList();
    }

    /** The parts of a Region that hold facts of any of these kinds, in order. */
    @SafeVarargs
    final List<PartId> parts(String region, Class<? extends Fact>... kinds) {
        return parts.values().stream()
                .filter(part -> part.part().region().equals(region))
                .filter(part -> count(part, kinds) > 0)
                .map(PartSummary::part)
                .toList();
    }

    /** The number of evaluated facts of these kinds. */
    @SafeVarargs
    final long count(Class<? extends Fact>... kinds) {
        return parts.values().stream()
                .filter(part -> filter.includes(part.part()))
                .mapToLong(part -> count(part, kinds))
                .sum();
    }

    @SafeVarargs
    private static long count(PartSummary part, Class<? extends Fact>... kinds) {
        long count = 0;
        for (Class<? extends Fact> kind : kinds) {
            count += part.facts().getOrDefault(kind.getSimpleName(), 0L);
        }
        return count;
    }

    Observed<Period> period(String accountId, String region) {
        return periods.getOrDefault(
                new AccountRegion(accountId, region), Observed.notAsked("requests were not counted in this Region"));
    }

    /** The maximum number of days over which requests were counted. */
    Optional<Integer> countedDays() {
        return known().map(period ->
                        (int) Duration.between(period.start(), period.end()).toDays())
                .max(Comparator.naturalOrder());
    }

    /** The earliest instant from which requests were counted. */
    Optional<Instant> countedFrom() {
        return known().map(Period::start).min(Comparator.naturalOrder());
    }

    private Stream<Period> known() {
        return periods.entrySet().stream()
                .filter(period -> filter.includes(
                        period.getKey().accountId(), period.getKey().region()))
                .flatMap(period -> period.getValue().known().stream());
    }
}
