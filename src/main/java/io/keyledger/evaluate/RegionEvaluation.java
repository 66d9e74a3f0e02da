package io.keyledger.evaluate;

import io.keyledger.check.CheckContext;
import io.keyledger.check.CheckSettings;
import io.keyledger.classify.ClassifiedResource;
import io.keyledger.classify.CrossRegionKeys;
import io.keyledger.classify.DependentsLedger;
import io.keyledger.classify.KeyClassifier;
import io.keyledger.classify.KeyIndex;
import io.keyledger.classify.ResourceClassifier;
import io.keyledger.classify.UncoveredUse;
import io.keyledger.cost.BucketKeySavings;
import io.keyledger.cost.PriceSheet;
import io.keyledger.cost.RequestEvidence;
import io.keyledger.cost.cloudtrail.CloudTrailUsage;
import io.keyledger.inventory.ApiCoverage;
import io.keyledger.inventory.BucketRequests;
import io.keyledger.inventory.CustomKeyStore;
import io.keyledger.inventory.EncryptedResource;
import io.keyledger.inventory.KeyAlias;
import io.keyledger.inventory.KeyReference;
import io.keyledger.inventory.KeyReference.KeyArn;
import io.keyledger.inventory.KeyUsage;
import io.keyledger.inventory.KmsKey;
import io.keyledger.policy.search.TrustZone;
import io.keyledger.snapshot.FactFilter;
import io.keyledger.snapshot.PartId;
import io.keyledger.snapshot.Snapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Evaluates a Region: its keys as summaries, its resources as a stream, then its complete keys with their dependents.
 * Single use, not thread-safe; passes expensive work to the workers.
 */
final class RegionEvaluation {
    private static final int RESOURCES_AT_A_TIME = 256;
    private static final int KEYS_AT_A_TIME = 32;
    private static final int GRANTS_LIKE_A_KEY = 20;

    private final Snapshot snapshot;
    private final SnapshotSurvey survey;
    private final CrossRegionKeys distant;
    private final String region;
    private final Workers workers;
    private final Progress progress;
    private final Populations populations;
    private final CloudTrailUsage trail;
    private final Map<String, KeyUsage> usage = new HashMap<>();

    /** @param distant the keys of other Regions that this Region's resources name */
    RegionEvaluation(
            Snapshot snapshot,
            SnapshotSurvey survey,
            CrossRegionKeys distant,
            CloudTrailUsage trail,
            String region,
            Workers workers,
            Progress progress,
            Populations populations) {
        this.snapshot = snapshot;
        this.survey = survey;
        this.distant = distant;
        this.trail = trail;
        this.region = region;
        this.workers = workers;
        this.progress = progress;
        this.populations = populations;
    }

    void run(CheckSettings settings, PriceSheet prices, Instant asOf, TrustZone trust, RegionRows rows)
            throws IOException {
        KeyIndex keys = index(snapshot, survey, region, distant, used -> usage.put(used.keyArn(), used));
        CheckContext context = new CheckContext(
                settings,
                asOf,
                keys,
                survey.multiRegion(),
                survey.buckets(),
                trust,
                new BucketKeySavings(
                        prices,
                        usage,
                        place -> survey.period(place.accountId(), place.region()),
                        trail::ofKey,
                        bucketRequests()),
                trail::denied);
        DependentsLedger dependents = new DependentsLedger(keys);
        missing().forEach(dependents::addGap);
        survey.distant().addTo(dependents, region);
        resources(new ResourceClassifier(keys), dependents, batch -> rows.resources(batch, context));
        workers.await();
        keys(keys, dependents, asOf, batch -> rows.keys(batch, context));
        workers.await();
        rows.unlisted(unlisted(keys));
    }

    /** S3's request metrics by bucket ARN. */
    private Map<String, BucketRequests> bucketRequests() throws IOException {
        Map<String, BucketRequests> requests = new HashMap<>();
        for (PartId part : survey.parts(region, BucketRequests.class)) {
            snapshot.read(part, FactFilter.of(BucketRequests.class), fact -> {
                BucketRequests counted = (BucketRequests) fact;
                requests.put(counted.bucketArn(), counted);
            });
        }
        return requests;
    }

    /** Why unread resources may exist. */
    private List<String> missing() {
        Stream<String> missing = snapshot.missing().stream()
                .filter(part -> part.region().equals(region))
                .map(part -> "the snapshot lacks the part " + part);
        Stream<String> damaged = snapshot.damaged().keySet().stream()
                .filter(part -> part.region().equals(region))
                .map(part -> "the part " + part + " of the snapshot is damaged");
        return Stream.concat(missing, damaged).toList();
    }

    /** The keys of a Region, without keys of other Regions. */
    static KeyIndex index(Snapshot snapshot, SnapshotSurvey survey, String region) throws IOException {
        return index(snapshot, survey, region, CrossRegionKeys.NONE, _ -> {});
    }

    private static KeyIndex index(
            Snapshot snapshot,
            SnapshotSurvey survey,
            String region,
            CrossRegionKeys distant,
            Consumer<? super KeyUsage> usage)
            throws IOException {
        KeyIndex.Builder index = KeyIndex.builder(region).with(distant);
        FactFilter filter =
                FactFilter.of(KmsKey.class, KeyAlias.class, CustomKeyStore.class, ApiCoverage.class, KeyUsage.class);
        for (PartId part : survey.partsAboutKeys(region)) {
            snapshot.read(part, filter, fact -> {
                if (fact instanceof KeyUsage used) {
                    usage.accept(used);
                } else {
                    index.add(fact);
                }
            });
        }
        return index.build();
    }

    private void resources(
            ResourceClassifier classifier, DependentsLedger dependents, Batches.BatchConsumer<ClassifiedResource> rows)
            throws IOException {
        Batches<ClassifiedResource> batches = batches(RESOURCES_AT_A_TIME, _ -> 1, rows);
        for (PartId part : survey.parts(region, EncryptedResource.class, ApiCoverage.class)) {
            snapshot.read(part, FactFilter.of(EncryptedResource.class, ApiCoverage.class), fact -> {
                if (fact instanceof ApiCoverage coverage) {
                    dependents.add(coverage);
                } else {
                    ClassifiedResource resource = classifier.classify((EncryptedResource) fact);
                    dependents.add(resource);
                    if (survey.filter().includes(part)) {
                        populations.addListed(resource.resource().type(), 1);
                        add(batches, resource);
                    }
                }
            });
        }
        batches.flush();
    }

    private void keys(KeyIndex index, DependentsLedger dependents, Instant asOf, Batches.BatchConsumer<UsedKey> rows)
            throws IOException {
        Batches<UsedKey> batches = batches(KEYS_AT_A_TIME, RegionEvaluation::weight, rows);
        for (PartId part : survey.evaluatedParts(region, KmsKey.class)) {
            snapshot.read(part, FactFilter.of(KmsKey.class), fact -> {
                KmsKey key = index.withSharedNames((KmsKey) fact);
                add(
                        batches,
                        new UsedKey(
                                KeyClassifier.classify(
                                        key,
                                        UncoveredUse.in(dependents.of(key.arn()), key, usage.get(key.arn()), asOf)),
                                requests(key.arn(), key.accountId())));
            });
        }
        batches.flush();
    }

    private RequestEvidence requests(String keyArn, String accountId) {
        return new RequestEvidence(
                usage.get(keyArn),
                survey.period(accountId, region),
                trail.of(keyArn, accountId, region).orElse(null));
    }

    /**
     * Keys that were used but not listed: keys of audited accounts, and keys whose requests audited accounts pay for.
     */
    private List<UnlistedKey> unlisted(KeyIndex keys) {
        Set<String> audited = survey.filter().accountsOf(snapshot.description());
        SortedSet<String> used = usage.values().stream()
                .filter(one -> audited.contains(one.accountId()))
                .map(KeyUsage::keyArn)
                .collect(Collectors.toCollection(TreeSet::new));
        trail.byKey().forEach((arn, usages) -> {
            if (usages.stream().anyMatch(one -> audited.contains(one.payer()))) {
                used.add(arn);
            }
        });
        return used.stream()
                .filter(arn -> keys.find(arn).isEmpty())
                .map(KeyReference::parse)
                .filter(KeyArn.class::isInstance)
                .map(KeyArn.class::cast)
                .filter(arn -> arn.region().equals(region))
                .map(arn -> UnlistedKey.of(arn, requests(arn.text(), arn.accountId()), keys))
                .filter(key -> !key.requests().isEmpty())
                .toList();
    }

    /** A key may have 50,000 grants, and only a few such keys fit into memory at a time. */
    private static int weight(UsedKey used) {
        return 1
                + used.key()
                        .key()
                        .grants()
                        .known()
                        .map(grants -> grants.grants().size() / GRANTS_LIKE_A_KEY)
                        .orElse(0);
    }

    private <T> Batches<T> batches(int most, ToIntFunction<T> weight, Batches.BatchConsumer<T> rows) {
        return new Batches<>(
                most,
                weight,
                batch -> workers.submit(() -> {
                    rows.take(batch);
                    progress.done(batch.size());
                }));
    }

    private static <T> void add(Batches<T> batches, T thing) {
        try {
            batches.add(thing);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
