package io.keyledger.report;

import io.keyledger.classify.KeyBuilder;
import io.keyledger.inventory.Fact;
import io.keyledger.snapshot.PartId;
import io.keyledger.snapshot.PartWriter;
import io.keyledger.snapshot.Snapshot;
import io.keyledger.snapshot.SnapshotDescription;
import io.keyledger.snapshot.SnapshotScope;
import io.keyledger.snapshot.SnapshotWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes small snapshots for tests; a part of which no fact was named is not there. */
public final class SnapshotBuilder {
    public static final Instant AS_OF = Instant.parse("2026-11-24T03:00:00Z");

    private final Map<PartId, List<Fact>> parts = new TreeMap<>();
    private final List<PartId> missing = new ArrayList<>();

    public static SnapshotBuilder snapshot() {
        return new SnapshotBuilder();
    }

    /** Facts of the usual account and Region. */
    public SnapshotBuilder part(String collector, Fact... facts) {
        return part(KeyBuilder.ACCOUNT, KeyBuilder.REGION, collector, facts);
    }

    public SnapshotBuilder part(String accountId, String region, String collector, Fact... facts) {
        parts.put(new PartId(accountId, region, collector), List.of(facts));
        return this;
    }

    public SnapshotBuilder missing(String collector) {
        missing.add(new PartId(KeyBuilder.ACCOUNT, KeyBuilder.REGION, collector));
        return this;
    }

    public Snapshot write(Path directory) throws IOException {
        List<PartId> all = new ArrayList<>(parts.keySet());
        all.addAll(missing);
        SnapshotScope scope = new SnapshotScope(
                all.stream().map(PartId::accountId).toList(),
                List.of(),
                all.stream().map(PartId::collector).toList(),
                Map.of());
        SnapshotDescription description =
                SnapshotDescription.of(AS_OF, "test", "arn:aws:iam::111122223333:user/auditor", scope, all);
        try (SnapshotWriter snapshot = SnapshotWriter.open(directory, description)) {
            for (Map.Entry<PartId, List<Fact>> part : parts.entrySet()) {
                try (PartWriter writer = snapshot.begin(part.getKey())) {
                    for (Fact fact : part.getValue()) {
                        writer.write(fact);
                    }
                    writer.commit();
                }
            }
        }
        return Snapshot.open(directory);
    }
}
