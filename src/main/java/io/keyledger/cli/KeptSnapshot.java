package io.keyledger.cli;

import io.keyledger.snapshot.Snapshot;
import io.keyledger.snapshot.SnapshotException;
import java.nio.file.Path;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/** Opens the snapshot that {@code --from} names. */
final class KeptSnapshot {
    private static final Logger LOGGER = LogManager.getLogger(KeptSnapshot.class);

    private KeptSnapshot() {}

    /** @throws SnapshotException where it cannot be used, or a part is damaged and is not to be skipped */
    static Snapshot open(Environment environment, Configuration configuration) throws SnapshotException {
        Path folder = environment.path(configuration.evaluate().from());
        Snapshot snapshot = Snapshot.open(folder);
        if (configuration.evaluate().damagedParts() == DamagedParts.STOP) {
            return snapshot;
        }
        Snapshot whole = snapshot.withoutDamagedParts();
        whole.damaged().forEach((part, problem) -> LOGGER.warn("Skipping the damaged part {}: {}", part, problem));
        return whole;
    }
}
