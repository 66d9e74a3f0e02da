package io.keyledger.report;

import io.keyledger.inventory.EncryptedResource;
import io.keyledger.inventory.KmsKey;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.ResourceTypes;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/**
 * How many things of each kind AWS listed, how many have a row, and of how many something could not be read. Safe for use
 * by many threads.
 */
final class Populations {
    private final ConcurrentHashMap<String, Counts> kinds = new ConcurrentHashMap<>();

    private static final class Counts {
        private final LongAdder listed = new LongAdder();
        private final LongAdder rows = new LongAdder();
        private final LongAdder unread = new LongAdder();
    }

    /**
     * The things of a kind.
     *
     * @param kind a CloudFormation type name
     * @param listed how many the snapshot holds: every one that AWS listed
     * @param rows how many have a row
     * @param unread how many have a row in which something is unknown, because it could not be read
     */
    record Population(String kind, long listed, long rows, long unread) {}

    void addListed(String kind, long things) {
        of(kind).listed.add(things);
    }

    void addRow(KmsKey key) {
        addRow(
                ResourceTypes.KMS_KEY,
                Stream.of(
                        key.aliases(),
                        key.metadata(),
                        key.policy(),
                        key.rotation(),
                        key.rotations(),
                        key.grants(),
                        key.tags(),
                        key.lastUsage()));
    }

    void addRow(EncryptedResource resource) {
        addRow(
                resource.type(),
                Stream.concat(
                        Stream.of(resource.encryption(), resource.tags()), resource.attributes().values().stream()));
    }

    private void addRow(String kind, Stream<Observed<?>> facts) {
        Counts counts = of(kind);
        counts.rows.increment();
        if (facts.anyMatch(Observed::isUnread)) {
            counts.unread.increment();
        }
    }

    private Counts of(String kind) {
        return kinds.computeIfAbsent(kind, _ -> new Counts());
    }

    /**
     * All kinds, by name.
     *
     * @throws IllegalStateException where something that was listed has no row, or a row was never listed
     */
    List<Population> reconciled() {
        List<Population> all = kinds.entrySet().stream()
                .map(kind -> new Population(
                        kind.getKey(),
                        kind.getValue().listed.sum(),
                        kind.getValue().rows.sum(),
                        kind.getValue().unread.sum()))
                .sorted(Comparator.comparing(Population::kind))
                .toList();
        for (Population population : all) {
            if (population.listed() != population.rows()) {
                throw new IllegalStateException("of " + population.listed() + " listed " + population.kind() + ", "
                        + population.rows() + " have a row");
            }
        }
        return all;
    }
}
