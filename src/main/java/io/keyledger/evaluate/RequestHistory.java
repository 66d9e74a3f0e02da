package io.keyledger.evaluate;

import io.keyledger.cost.RequestRate;
import io.keyledger.inventory.AccountRegion;
import io.keyledger.inventory.KeyMetadata;
import io.keyledger.inventory.KeyUsage;
import io.keyledger.inventory.KmsKey;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.UsagePeriod;
import io.keyledger.inventory.UsagePeriod.Period;
import io.keyledger.snapshot.FactFilter;
import io.keyledger.snapshot.PartId;
import io.keyledger.snapshot.Snapshot;
import io.keyledger.snapshot.SnapshotException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The requests on keys in earlier snapshots, as CloudWatch counted them: of each part in the newest one that has it.
 */
final class RequestHistory {
    private static final FactFilter USAGE = FactFilter.of(UsagePeriod.class).and(FactFilter.of(KeyUsage.class));

    private final Map<AccountRegion, Counted> periods = new HashMap<>();
    private final Map<String, Long> requests = new HashMap<>();

    private record Counted(Period period, Instant asOf) {}

    /**
     * Reads earlier snapshots; a part that is damaged there has no history.
     *
     * @param earlier the newest first
     */
    static RequestHistory of(List<Snapshot> earlier, Collection<PartId> parts) {
        RequestHistory history = new RequestHistory();
        for (PartId part : parts) {
            earlier.stream()
                    .filter(snapshot -> snapshot.has(part))
                    .findFirst()
                    .ifPresent(snapshot -> history.read(snapshot, part));
        }
        return history;
    }

    private void read(Snapshot snapshot, PartId part) {
        Map<AccountRegion, Counted> counted = new HashMap<>();
        Map<String, Long> byKey = new HashMap<>();
        Instant asOf = snapshot.description().asOf();
        try {
            snapshot.read(part, USAGE, fact -> {
                switch (fact) {
                    case UsagePeriod usage ->
                        usage.period()
                                .known()
                                .ifPresent(period -> counted.put(
                                        new AccountRegion(usage.accountId(), usage.region()),
                                        new Counted(period, asOf)));
                    case KeyUsage usage -> byKey.put(usage.keyArn(), usage.requests());
                    default -> {}
                }
            });
        } catch (SnapshotException _) {
            return;
        }
        periods.putAll(counted);
        requests.putAll(byKey);
    }

    /** The change of a key's requests; empty if there is none that means something, or one of the counts is unknown. */
    Optional<ChangedRequests> change(KmsKey key, String name, @Nullable KeyUsage usage, Observed<Period> over) {
        Counted earlier = periods.get(new AccountRegion(key.accountId(), key.region()));
        Period now = over.known().orElse(null);
        if (earlier == null || now == null || !existed(key, earlier)) {
            return Optional.empty();
        }
        RequestRate before = rate(requests.getOrDefault(key.arn(), 0L), earlier.period());
        RequestRate after = rate(usage == null ? 0 : usage.requests(), now);
        boolean isUp = after.isTenTimes(before);
        return isUp || before.isTenTimes(after)
                ? Optional.of(new ChangedRequests(
                        key.accountId(), key.region(), key.arn(), name, isUp, before, after, earlier.asOf()))
                : Optional.empty();
    }

    /** A key that was made since then has nothing to compare with. */
    private static boolean existed(KmsKey key, Counted earlier) {
        return key.metadata()
                .known()
                .map(KeyMetadata::creationDate)
                .filter(created -> created.isBefore(earlier.period().end()))
                .isPresent();
    }

    private static RequestRate rate(long count, Period period) {
        long days = Math.max(1, Duration.between(period.start(), period.end()).toDays());
        return new RequestRate(BigDecimal.valueOf(count), BigDecimal.valueOf(days));
    }
}
