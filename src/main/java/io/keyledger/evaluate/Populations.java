package io.keyledger.evaluate;

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
 * Counts, per kind, the items that AWS listed, the items with a row, and the items that could not be fully read.
 * Thread-safe.
 */
final class Populations {
    private final ConcurrentHashMap<String, Counts> kinds = new ConcurrentHashMap<>();

    private static final class Counts {
        private final LongAdder listed = new LongAdder();
        private final LongAdder rows = new LongAdder();
        private final LongAdder unread = new LongAdder();
    }

    void addListed(String kind, long things) {
        of(kind).listed.add(things);
    }

    /** Takes back a listed item that gets no row because it is not in focus. */
    void leaveOut(String kind) {
        of(kind).listed.decrement();
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
     * All kinds by name.
     *
     * @throws IllegalStateException if a listed item has no row, or an item with a row was never listed
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
