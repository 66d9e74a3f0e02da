package io.keyledger.cost.cloudtrail;

import io.keyledger.cost.Confidence;
import io.keyledger.cost.DeniedCalls.DeniedCall;
import io.keyledger.cost.TrailUsage;
import io.keyledger.cost.Usage;
import io.keyledger.inventory.AccountRegion;
import io.keyledger.inventory.TrailRecords.Detail;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How keys were used, from CloudTrail log files.
 *
 * @param byKey successful requests by key ARN
 * @param places the accounts and Regions with KMS requests in the files; nothing is known about others
 * @param from the first event of any service in the files; absent if there is none
 * @param to the last event
 * @param failed how many requests failed
 * @param failures kinds of failure, the most frequent first
 * @param denied requests that KMS refused for lack of permission, by key ARN
 * @param note what limits this evidence
 */
public record CloudTrailUsage(
        Map<String, List<Usage>> byKey,
        Set<AccountRegion> places,
        @Nullable Instant from,
        @Nullable Instant to,
        long events,
        long failed,
        List<Failure> failures,
        Map<String, List<DeniedCall>> denied,
        FileCounts files,
        String note) {
    /** How many kinds of failures are kept. */
    private static final int MOST_FAILURES = 100;
    // CloudTrail writes the error code of the service or of its API.
    private static final Set<String> DENIED =
            Set.of("AccessDenied", "AccessDeniedException", "Client.UnauthorizedOperation", "NotAuthorized");

    /** Requests on a key that failed in one way. */
    public record Failure(String keyArn, String operation, String caller, String errorCode, long count) {}

    /** The usage when no files are given. */
    public static CloudTrailUsage none() {
        return new CloudTrailUsage(Map.of(), Set.of(), null, null, 0, 0, List.of(), Map.of(), FileCounts.NONE, "");
    }

    /** The days from the first event to the last, rounded up. */
    public int days() {
        if (from == null || to == null) {
            return 1;
        }
        long seconds = Duration.between(from, to).toSeconds();
        long day = Duration.ofDays(1).toSeconds();
        return (int) Math.max(1, Math.ceilDiv(seconds, day));
    }

    /** The requests on a key; empty if the files do not cover its account and Region. */
    public Optional<TrailUsage> of(String keyArn, String accountId, String region) {
        List<Usage> usages = byKey.getOrDefault(keyArn, List.of());
        return usages.isEmpty() && !places.contains(new AccountRegion(accountId, region))
                ? Optional.empty()
                : Optional.of(usage(usages));
    }

    /** The refused requests on a key; empty if the files do not cover its account and Region. */
    public Optional<List<DeniedCall>> denied(String keyArn, String accountId, String region) {
        List<DeniedCall> calls = denied.getOrDefault(keyArn, List.of());
        return calls.isEmpty() && !places.contains(new AccountRegion(accountId, region))
                ? Optional.empty()
                : Optional.of(calls);
    }

    /** The requests on a key; empty if the files have none. */
    public Optional<TrailUsage> ofKey(String keyArn) {
        return Optional.ofNullable(byKey.get(keyArn)).map(this::usage);
    }

    /** Requests that two trails have are counted twice, though not which and how many. */
    private TrailUsage usage(List<Usage> usages) {
        return new TrailUsage(
                usages, days(), files.overlap().isEmpty() ? Confidence.MEASURED : Confidence.ESTIMATE, note);
    }

    static CloudTrailUsage of(EventTally tally, FileCounts files) {
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
                denied(failures),
                files,
                note(tally.detail(), files.overlap()));
    }

    private static String note(Detail detail, String overlap) {
        String grouping = switch (detail) {
            case RESOURCE -> "";
            case CALLER -> "there are too many resources to count them separately";
            case ACCOUNT -> "there are too many resources and callers to count them separately; callers are accounts";
        };
        return Stream.of(overlap, grouping).filter(note -> !note.isEmpty()).collect(Collectors.joining("; "));
    }

    private static Usage usage(EventTally.Group group, long count) {
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

    private static Map<String, List<DeniedCall>> denied(List<Failure> failures) {
        Map<String, Map<DeniedCall, Long>> counts = new TreeMap<>();
        failures.stream()
                .filter(failure -> DENIED.contains(failure.errorCode()))
                .forEach(failure -> counts.computeIfAbsent(failure.keyArn(), _ -> new HashMap<>())
                        .merge(new DeniedCall(failure.operation(), failure.caller(), 0), failure.count(), Long::sum));
        Map<String, List<DeniedCall>> denied = new TreeMap<>();
        counts.forEach((keyArn, kinds) -> denied.put(
                keyArn,
                kinds.entrySet().stream()
                        .map(kind -> new DeniedCall(
                                kind.getKey().operation(), kind.getKey().caller(), kind.getValue()))
                        .sorted(Comparator.comparingLong(DeniedCall::count)
                                .reversed()
                                .thenComparing(DeniedCall::operation)
                                .thenComparing(DeniedCall::caller))
                        .toList()));
        return denied;
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
     * Counts each event once. For events between two accounts, the caller's trail has more detail and is counted as is;
     * extra events in the owner's trail are counted for the calling account.
     */
    private static Map<EventTally.Group, Long> counted(Map<EventTally.Group, EventTally.Counts> groups) {
        Map<EventTally.Group, Long> counted = new HashMap<>();
        Map<EventTally.Group, Long> missing = new HashMap<>();
        groups.forEach((group, counts) -> {
            long told = counts.alone() + counts.atCaller();
            if (told > 0) {
                counted.merge(group, told, Long::sum);
            }
            missing.merge(group.at(Detail.ACCOUNT), counts.atOwner() - counts.atCaller(), Long::sum);
        });
        missing.forEach((group, count) -> {
            if (count > 0) {
                counted.merge(group, count, Long::sum);
            }
        });
        return counted;
    }
}
