package io.keyledger.collect;

import io.keyledger.inventory.Fact;
import io.keyledger.snapshot.FactFilter;
import io.keyledger.snapshot.PartId;
import io.keyledger.snapshot.Snapshot;
import io.keyledger.snapshot.SnapshotException;
import java.time.Instant;
import java.util.function.Consumer;

/** What an earlier snapshot holds of the part that is collected. */
public record EarlierPart(Snapshot snapshot, PartId part) {
    /** The instant that the earlier snapshot describes. */
    public Instant asOf() {
        return snapshot.description().asOf();
    }

    /**
     * Passes on the chosen facts.
     *
     * @throws SnapshotException if the part is damaged; some facts were then passed on
     */
    public void read(FactFilter filter, Consumer<? super Fact> consumer) throws SnapshotException {
        snapshot.read(part, filter, consumer);
    }
}
