package io.keyledger.cost.savings;

import io.keyledger.classify.ClassifiedKey;
import io.keyledger.classify.ClassifiedResource;
import io.keyledger.cost.Amount;
import io.keyledger.cost.BucketKeySavings;
import io.keyledger.cost.KeyCost;
import io.keyledger.cost.PriceSheet;
import io.keyledger.cost.RegionPrices;
import io.keyledger.cost.RequestEvidence;
import io.keyledger.inventory.KeyReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds savings while the resources and then the keys of each Region stream by. Keeps the best ones, sums, and per
 * Region the resources with a setting and the keys that may be duplicates. Thread-safe.
 */
public final class SavingsLedger {
    private static final List<KeyRule> RULES = List.of(
            new BucketSavings(),
            new QueueReuse(),
            new UnusedKey(),
            new IdleRotation(),
            new HotCaller(),
            new RsaKeyPairs(),
            new PublicKeyUse(),
            new SharedKey());

    private final PriceSheet prices;
    private final SavingsSettings settings;
    private final Instant asOf;
    private final int most;
    private final Predicate<String> buckets;
    private final Map<String, List<CostlyResource>> resources = new HashMap<>();
    private final DuplicateKeys duplicates = new DuplicateKeys();
    private final KeyChurn churn = new KeyChurn();
    private final FixedRequests fixed = new FixedRequests();
    private final TreeSet<Saving> ranked = new TreeSet<>(Saving.RANK);
    private final Map<Saving.Kind, Savings.OfKind> byKind = new EnumMap<>(Saving.Kind.class);
    private final Map<Saving.Kind, Savings.Undecided> undecided = new EnumMap<>(Saving.Kind.class);
    private final Set<String> storageSaved = new HashSet<>();
    private final List<BucketChoices> choices = new ArrayList<>();
    private Amount total = Amount.ZERO;
    private long count;

    /**
     * Starts empty.
     *
     * @param most how many savings to keep
     * @param buckets the names of buckets whose choices of encryption are compared
     */
    public SavingsLedger(
            PriceSheet prices, SavingsSettings settings, Instant asOf, int most, Predicate<String> buckets) {
        this.prices = prices;
        this.settings = settings;
        this.asOf = asOf;
        this.most = most;
        this.buckets = buckets;
    }

    /**
     * Adds a resource of the present Region.
     *
     * @param requests what is known of requests in the Region
     */
    public void addResource(ClassifiedResource resource, BucketKeySavings requests) {
        CostlyResource.of(resource, requests)
                .filter(costly -> isNeeded(costly, requests))
                .ifPresent(this::keep);
    }

    /** There may be hundreds of thousands, so only those on which something may be saved are kept. */
    private boolean isNeeded(CostlyResource resource, BucketKeySavings requests) {
        return switch (resource.type()) {
            case BUCKET ->
                settings.allowsSseS3()
                        || buckets.test(resource.id())
                        || (resource.lacksBucketKey()
                                && (resource.metered() != null || requests.isCounted(resource.keyArn())));
            case QUEUE -> QueueReuse.isOpen(resource) && requests.isCounted(resource.keyArn());
        };
    }

    private synchronized void keep(CostlyResource resource) {
        resources.computeIfAbsent(resource.keyArn(), _ -> new ArrayList<>(1)).add(resource);
    }

    /** Adds a key of the present Region, after the Region's resources. */
    public void addKey(ClassifiedKey key, String name, RequestEvidence evidence, KeyCost cost) {
        add(key.key().accountId(), key.key().region(), key.key().arn(), name, key, evidence, cost);
    }

    /** Adds a key that was used but not listed. */
    public void addUnlisted(KeyReference.KeyArn key, RequestEvidence evidence, KeyCost cost) {
        add(key.accountId(), key.region(), key.text(), key.keyId(), null, evidence, cost);
    }

    private synchronized void add(
            String accountId,
            String region,
            String arn,
            String name,
            @Nullable ClassifiedKey classified,
            RequestEvidence evidence,
            KeyCost cost) {
        RegionPrices known = prices.of(region).orElse(null);
        // They came from several threads.
        List<CostlyResource> own = resources.getOrDefault(arn, List.of()).stream()
                .sorted(Comparator.comparing(CostlyResource::arn))
                .toList();
        cost.lines().forEach(fixed::add);
        if (known == null) {
            return;
        }
        CostedKey key = new CostedKey(accountId, region, arn, name, classified, evidence, cost, known, own, asOf);
        BiConsumer<Saving.Kind, String> unsure = (kind, reason) ->
                undecided.merge(kind, new Savings.Undecided(kind, 1, reason), Savings.Undecided::plus);
        List<Saving> found = new ArrayList<>();
        RULES.forEach(rule -> found.addAll(rule.of(key, settings, unsure)));
        found.forEach(this::keep);
        addTotal(key, found);
        duplicates.add(key);
        churn.add(key);
        own.stream()
                .filter(resource -> resource.type() == CostlyResource.Type.BUCKET && buckets.test(resource.id()))
                .forEach(bucket -> choices.add(BucketChoices.of(key, bucket)));
    }

    /** Ends the present Region. */
    public synchronized void endRegion() {
        for (Saving duplicate : duplicates.end()) {
            keep(duplicate);
            if (!storageSaved.contains(duplicate.keyArn())) {
                total = total.plus(duplicate.usdMonth());
            }
        }
        churn.end().forEach(this::keep);
        resources.clear();
        storageSaved.clear();
    }

    /** Savings on the same part of a key's cost are alternatives, so they never add up to more than that part. */
    private void addTotal(CostedKey key, List<Saving> savings) {
        Map<String, Amount> bySubject = new HashMap<>();
        Amount storage = Amount.ZERO;
        for (Saving saving : savings) {
            switch (saving.kind().portion()) {
                case STORAGE -> storage = larger(storage, saving.usdMonth());
                case REQUESTS -> bySubject.merge(saving.subject(), saving.usdMonth(), SavingsLedger::larger);
                case OTHER -> {
                    // Not part of what the key costs now.
                }
            }
        }
        Amount requests = bySubject.values().stream().reduce(Amount.ZERO, Amount::plus);
        total = total.plus(smaller(storage, key.cost().storagePerMonth()))
                .plus(smaller(requests, key.cost().totalPerMonth()));
        if (storage.atLeast().signum() != 0) {
            storageSaved.add(key.arn());
        }
    }

    private static Amount larger(Amount one, Amount other) {
        return one.atLeast().compareTo(other.atLeast()) >= 0 ? one : other;
    }

    private static Amount smaller(Amount one, Amount other) {
        return one.atLeast().compareTo(other.atLeast()) <= 0 ? one : other;
    }

    private void keep(Saving saving) {
        count++;
        byKind.merge(
                saving.kind(),
                new Savings.OfKind(saving.kind(), 1, saving.usdMonth()),
                (one, other) -> new Savings.OfKind(
                        one.kind(), one.count() + other.count(), one.usdMonth().plus(other.usdMonth())));
        ranked.add(saving);
        if (ranked.size() > most) {
            ranked.pollLast();
        }
    }

    /** Everything found. */
    public synchronized Savings savings() {
        return new Savings(
                List.copyOf(ranked),
                count,
                total,
                List.copyOf(byKind.values()),
                fixed.byService().entrySet().stream()
                        .map(service -> new Savings.Fixed(
                                service.getKey(), service.getValue(), FixedRequests.reason(service.getKey())))
                        .filter(one -> Requests.isWorth(one.usdMonth()))
                        .sorted(Comparator.comparing(
                                        (Savings.Fixed one) -> one.usdMonth().atLeast())
                                .reversed()
                                .thenComparing(Savings.Fixed::service))
                        .toList(),
                List.copyOf(undecided.values()));
    }

    /** The choices of encryption of the buckets that were asked for, by name. */
    public synchronized List<BucketChoices> choices() {
        return choices.stream()
                .sorted(Comparator.comparing(BucketChoices::bucket).thenComparing(BucketChoices::keyName))
                .toList();
    }
}
