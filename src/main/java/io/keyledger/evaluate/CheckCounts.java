package io.keyledger.evaluate;

import io.keyledger.check.Finding;
import io.keyledger.check.Status;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** Counts findings by check, account and Region. Not thread-safe. */
final class CheckCounts {
    private final Map<Place, Counter> counters = new HashMap<>();

    private record Place(String checkId, String accountId, String region) {}

    private static final class Counter {
        private final Finding first;
        private final Map<Status, LongAdder> byStatus = new EnumMap<>(Status.class);

        Counter(Finding first) {
            this.first = first;
        }

        void add(Status status, long count) {
            byStatus.computeIfAbsent(status, _ -> new LongAdder()).add(count);
        }

        Map<Status, Long> counts() {
            return byStatus.entrySet().stream()
                    .collect(Collectors.toUnmodifiableMap(
                            Map.Entry::getKey, counted -> counted.getValue().sum()));
        }
    }

    void add(Finding finding) {
        Place place = new Place(finding.checkId(), finding.accountId(), finding.region());
        counters.computeIfAbsent(place, _ -> new Counter(finding))
                .add(finding.verdict().status(), 1);
    }

    void add(CheckCounts other) {
        other.counters.forEach((place, counter) -> {
            Counter sum = counters.computeIfAbsent(place, _ -> new Counter(counter.first));
            counter.byStatus.forEach((status, count) -> sum.add(status, count.sum()));
        });
    }

    /** One row for each check that judged something in an account and Region. */
    List<CheckCount> rows() {
        return counters.entrySet().stream()
                .map(entry -> row(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static CheckCount row(Place place, Counter counter) {
        return new CheckCount(
                place.checkId(),
                counter.first.title(),
                counter.first.severity(),
                place.accountId(),
                place.region(),
                counter.counts(),
                counter.first.frameworks(),
                CheckEvaluation.EVALUATED);
    }
}
