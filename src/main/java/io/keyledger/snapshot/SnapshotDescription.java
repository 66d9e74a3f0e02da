package io.keyledger.snapshot;

import java.time.Instant;
import java.util.List;
import java.util.TreeSet;

/**
 * What a snapshot is of; {@code snapshot.json}.
 *
 * @param asOf the instant that every statement about time is made for
 * @param toolVersion the version of keyledger that began it
 * @param callerIdentity the ARN that sts:GetCallerIdentity returned
 * @param parts those that make it complete, in order
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
