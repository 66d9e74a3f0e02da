package io.keyledger.evaluate;

import io.keyledger.check.Finding;
import io.keyledger.check.Status;
import io.keyledger.evaluate.row.CheckCount;
import io.keyledger.evaluate.row.CheckEvaluation;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts findings by check, account and Region. Not thread-safe. */
final class CheckCounts {
    private final Map<Place, Counter> counters = new HashMap<>();

    private record Place(String checkId, String accountId, String region) {}

    private static final class Counter {
        private final Finding first;
        private final Map<Status, Long> byStatus = new EnumMap<>(Status.class);

        Counter(Finding first) {
            this.first = first;
        }

        void add(Counter other) {
            other.byStatus.forEach((status, count) -> byStatus.merge(status, count, Long::sum));
        }
    }

    void add(Finding finding) {
        Place place = new Place(finding.checkId(), finding.accountId(), finding.region());
        counters.computeIfAbsent(place, _ -> new Counter(finding))
                .byStatus
                .merge(finding.verdict().status(), 1L, Long::sum);
    }

    void add(CheckCounts other) {
        other.counters.forEach((place, counter) ->
                counters.computeIfAbsent(place, _ -> new Counter(counter.first)).add(counter));
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
                Map.copyOf(counter.byStatus),
                counter.first.frameworks(),
                CheckEvaluation.EVALUATED);
    }
}
