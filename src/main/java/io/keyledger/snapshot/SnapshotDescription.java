package io.keyledger.snapshot;

import java.time.Instant;
import java.util.List;
import java.util.TreeSet;

/**
 * The scope and origin of a snapshot; {@code snapshot.json}.
 *
 * @param asOf the reference instant of every statement about time
 * @param toolVersion the version of keyledger that started it
 * @param callerIdentity the ARN from sts:GetCallerIdentity
 * @param parts all parts of a complete snapshot, in order
 */
public record SnapshotDescription(
        FormatVersion format,
        Instant asOf,
        String toolVersion,
        String callerIdentity,
        SnapshotScope scope,
        List<PartId> parts) {
    public SnapshotDescription {
        parts = List.copyOf(new TreeSet<>(parts));
    }

    /** A snapshot in the current format. */
    public static SnapshotDescription of(
            Instant asOf, String toolVersion, String callerIdentity, SnapshotScope scope, List<PartId> parts) {
        return new SnapshotDescription(FormatVersion.CURRENT, asOf, toolVersion, callerIdentity, scope, parts);
    }
}
