package io.keyledger.cost.breakdown;

import io.keyledger.cost.Amount;
import io.keyledger.cost.Confidence;
import io.keyledger.cost.CostLine;
import io.keyledger.cost.KeyCost;
import io.keyledger.cost.breakdown.Grouping.Group;
import io.keyledger.inventory.Observed;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Sums cost lines by group. Keeps sums, never the lines. Thread-safe. */
public final class CostBreakdown {
    private static final Comparator<Row> DEAREST_FIRST = Comparator.comparing(
                    (Row row) -> row.total().atLeast())
            .reversed()
            .thenComparing(Row::name)
            .thenComparing(Row::group);

    private final Grouping grouping;
    private final Term term;
    private final Map<Group, Sums> groups = new HashMap<>();

    public CostBreakdown(Grouping grouping, Term term) {
        this.grouping = grouping;
        this.term = term;
    }

    /**
     * The sums of a group, in USD.
     *
     * @param group an ARN, id or value; in parentheses for costs without one
     * @param name the name for people
     * @param keys the number of keys with lines in the group
     * @param requests the number of requests
     * @param storageUsd keys and their rotations
     * @param requestsUsd requests, and the free tier where it belongs to the group
     * @param confidence the confidence of the least certain amount
     */
    public record Row(
            String group,
            String name,
            long keys,
            Amount requests,
            Amount storageUsd,
            Amount requestsUsd,
            Confidence confidence) {
        /** Everything. */
        public Amount total() {
            return storageUsd.plus(requestsUsd);
        }

        /** This row and another as one. */
        public Row plus(Row other) {
            return new Row(
                    group,
                    name,
                    keys + other.keys,
                    requests.plus(other.requests),
                    storageUsd.plus(other.storageUsd),
                    requestsUsd.plus(other.requestsUsd),
                    confidence.orLess(other.confidence));
        }
    }

    /** Adds the lines of a key. */
    public synchronized void addKey(KeyCost cost, Observed<Map<String, String>> tags) {
        Set<Group> seen = new HashSet<>();
        for (CostLine line : cost.lines()) {
            Group group = grouping.of(line, tags);
            Sums sums = sums(group);
            sums.add(line, term);
            if (seen.add(group)) {
                sums.keys++;
            }
        }
    }

    /** Adds a free tier; the audit's own calls are not in the sums. */
    public synchronized void addAccount(CostLine line) {
        if (line.kind() != CostLine.Kind.AUDIT) {
            sums(grouping.ofAccount(line)).add(line, term);
        }
    }

    private Sums sums(Group group) {
        return groups.computeIfAbsent(group, _ -> new Sums());
    }

    /** The groups, the most expensive first. */
    public synchronized List<Row> rows() {
        return groups.entrySet().stream()
                .map(group -> group.getValue().row(group.getKey()))
                .sorted(DEAREST_FIRST)
                .toList();
    }

    private static final class Sums {
        private long keys;
        private Amount requests = Amount.ZERO;
        private Amount storageUsd = Amount.ZERO;
        private Amount requestsUsd = Amount.ZERO;
        private Confidence confidence = Confidence.MEASURED;

        void add(CostLine line, Term term) {
            Amount amount = term.amount(line);
            if (amount == null) {
                return;
            }
            if (line.kind() == CostLine.Kind.REQUESTS) {
                requestsUsd = requestsUsd.plus(amount);
                requests = line.keyArn().isEmpty() ? requests : requests.plus(term.requests(line));
            } else {
                storageUsd = storageUsd.plus(amount);
            }
            if (!amount.exact() || amount.atLeast().signum() != 0) {
                confidence = confidence.orLess(line.confidence());
            }
        }

        Row row(Group group) {
            return new Row(group.id(), group.name(), keys, requests, storageUsd, requestsUsd, confidence);
        }
    }
}
