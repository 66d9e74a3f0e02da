package io.keyledger.cost.cloudtrail;

import io.keyledger.cost.TrailUsage;
import io.keyledger.cost.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How keys were used, as log files of CloudTrail tell.
 *
 * @param byKey requests that succeeded, by the key's ARN
 * @param places the accounts' Regions of which the files tell requests to KMS; of others they tell nothing
 * @param from the first event of any service in the files; absent where there is none
 * @param to the last
 * @param failed how many requests failed
 * @param failures how they failed, the most frequent first
 * @param note what is less than it could be
 */
public record CloudTrailUsage(
        Map<String, List<Usage>> byKey,
        Set<Place> places,
        @Nullable Instant from,
        @Nullable Instant to,
        long events,
        long failed,
        List<Failure> failures,
        FileCounts files,
        String note) {
    /** How many kinds of failures are kept. */
    private static final int MOST_FAILURES = 100;

    /** An account's Region. */
    public record Place(String accountId, String region) {}

    /** Requests on a key that failed in one way. */
    public record Failure(String keyArn, String operation, String caller, String errorCode, long count) {}

    /** Where no files are named. */
    public static CloudTrailUsage none() {
        return new CloudTrailUsage(Map.of(), Set.of(), null, null, 0, 0, List.of(), FileCounts.NONE, "");
    }

    /** The days from the first event to the last, begun days too. */
    public int days() {
        if (from == null || to == null) {
            return 1;
        }
        long seconds = Duration.between(from, to).toSeconds();
        long day = Duration.ofDays(1).toSeconds();
        return (int) Math.max(1, Math.ceilDiv(seconds, day));
    }

    /** The requests on a key; empty where the files tell nothing of its account and Region. */
    public Optional<TrailUsage> of(String keyArn, String accountId, String region) {
        List<Usage> usages = byKey.getOrDefault(keyArn, List.of());
        return usages.isEmpty() && !places.contains(new Place(accountId, region))
                ? Optional.empty()
                : Optional.of(new TrailUsage(usages, days(), note));
    }

    /** The requests on a key; empty where the files tell of none. */
    public Optional<TrailUsage> ofKey(String keyArn) {
        return Optional.ofNullable(byKey.get(keyArn)).map(usages -> new TrailUsage(usages, days(), note));
    }

    static CloudTrailUsage of(Tally tally, FileCounts files) {
        Map<String, List<Usage>> byKey = new TreeMap<>();
        List<Failure> failures = new ArrayList<>();
        counted(tally.groups()).forEach((group, count) -> {
            if (group.errorCode().isEmpty()) {
                byKey.computeIfAbsent(group.keyArn(), _ -> new ArrayList<>()).add(usage(group, count));
            } else {
                failures.add(new Failure(group.keyArn(), group.operation(), group.caller(), group.errorCode(), count));
            }
        });
        byKey.values()
                .forEach(usages -> usages.sort(Comparator.comparing(Usage::operation)
                        .thenComparing(Usage::caller)
                        .thenComparing(Usage::resource)
                        .thenComparing(Usage::service)
                        .thenComparing(Usage::keyPairSpec)
                        .thenComparing(Usage::payer)));
        return new CloudTrailUsage(
                byKey,
                tally.places(),
                tally.first(),
                tally.last(),
                tally.records(),
                failures.stream().mapToLong(Failure::count).sum(),
                first(failures),
                files,
                switch (tally.detail()) {
                    case RESOURCE -> "";
                    case CALLER -> "there are too many resources to tell them apart";
                    case ACCOUNT -> "there are too many resources and callers to tell them apart; callers are accounts";
                });
    }

    private static Usage usage(Tally.Group group, long count) {
        return new Usage(
                TrailUsage.SOURCE,
                group.operation(),
                group.keyPairSpec(),
                group.caller(),
                group.payer(),
                group.service(),
                group.resource(),
                count);
    }

    private static List<Failure> first(List<Failure> failures) {
        Map<Failure, Long> alike = new HashMap<>();
        for (Failure failure : failures) {
            Failure kind = new Failure(failure.keyArn(), failure.operation(), failure.caller(), failure.errorCode(), 0);
            alike.merge(kind, failure.count(), Long::sum);
        }
        return alike.entrySet().stream()
                .map(kind -> new Failure(
                        kind.getKey().keyArn(),
                        kind.getKey().operation(),
                        kind.getKey().caller(),
                        kind.getKey().errorCode(),
                        kind.getValue()))
                .sorted(Comparator.comparingLong(Failure::count)
                        .reversed()
                        .thenComparing(Failure::keyArn)
                        .thenComparing(Failure::operation)
                        .thenComparing(Failure::caller)
                        .thenComparing(Failure::errorCode))
                .limit(MOST_FAILURES)
                .toList();
    }

    /**
     * Each event once. Of events between two accounts the caller's trail tells more, and is counted as it is; what the
     * owner's trail has beyond that is counted as the account's.
     */
    private static Map<Tally.Group, Long> counted(Map<Tally.Group, Tally.Counts> groups) {
        Map<Tally.Group, Long> counted = new HashMap<>();
        Map<Tally.Group, Long> missing = new HashMap<>();
        groups.forEach((group, counts) -> {
            long told = counts.alone() + counts.atCaller();
            if (told > 0) {
                counted.merge(group, told, Long::sum);
            }
            missing.merge(group.at(Tally.Detail.ACCOUNT), counts.atOwner() - counts.atCaller(), Long::sum);
        });
        missing.forEach((group, count) -> {
            if (count > 0) {
                counted.merge(group, count, Long::sum);
            }
        });
        return counted;
    }
}
