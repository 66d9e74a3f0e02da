package io.keyledger.collect.ebs;

import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.call.Page;
import io.keyledger.collect.call.Unreadable;
import io.keyledger.inventory.EncryptedResource;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.ResourceAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeFastSnapshotRestoreSuccessItem;
import software.amazon.awssdk.services.ec2.model.LockedSnapshotsInfo;

/**
 * Snapshot states that DescribeSnapshots does not return. The attributes: {@code lock_state}, empty if a snapshot is
 * not locked; {@code lock_expires}; {@code fast_restore_zones}, Availability Zones joined by {@code ;}.
 */
final class SnapshotStates {
    private final Observed<Map<String, LockedSnapshotsInfo>> locks;
    private final Observed<Map<String, String>> fastRestores;

    SnapshotStates(CollectorContext context, Ec2Client ec2) {
        this.locks = locks(context, ec2);
        this.fastRestores = fastRestores(context, ec2);
    }

    private static Observed<Map<String, LockedSnapshotsInfo>> locks(CollectorContext context, Ec2Client ec2) {
        return context.calls()
                .list(EbsActions.DESCRIBE_LOCKED_SNAPSHOTS, (@Nullable String marker) -> {
                    var response = ec2.describeLockedSnapshots(
                            request -> request.maxResults(EbsActions.PAGE).nextToken(marker));
                    return Page.read(
                            response.snapshots(),
                            lock -> {
                                Unreadable.required(lock.snapshotId(), "snapshot id");
                                Unreadable.required(lock.lockStateAsString(), "state of the lock");
                                return lock;
                            },
                            response.nextToken());
                })
                .whole()
                .map(all -> all.stream()
                        .collect(Collectors.toMap(LockedSnapshotsInfo::snapshotId, lock -> lock, (first, _) -> first)));
    }

    private static Observed<Map<String, String>> fastRestores(CollectorContext context, Ec2Client ec2) {
        return context.calls()
                .list(EbsActions.DESCRIBE_FAST_SNAPSHOT_RESTORES, (@Nullable String marker) -> {
                    var response = ec2.describeFastSnapshotRestores(
                            request -> request.maxResults(EbsActions.PAGE).nextToken(marker));
                    return Page.read(
                            response.fastSnapshotRestores(),
                            restore -> {
                                Unreadable.required(restore.snapshotId(), "snapshot id");
                                Unreadable.required(restore.stateAsString(), "state");
                                return restore;
                            },
                            response.nextToken());
                })
                .whole()
                .map(all -> all.stream()
                        .filter(restore -> !"disabled".equals(restore.stateAsString()))
                        .collect(Collectors.groupingBy(
                                DescribeFastSnapshotRestoreSuccessItem::snapshotId,
                                TreeMap::new,
                                Collectors.mapping(
                                        restore -> Objects.requireNonNullElse(restore.availabilityZone(), ""),
                                        Collectors.collectingAndThen(
                                                Collectors.toList(),
                                                zones -> zones.stream().sorted().collect(Collectors.joining(";")))))));
    }

    /** Returns the snapshot with its states. */
    EncryptedResource complete(EncryptedResource snapshot) {
        Map<String, Observed<String>> attributes = new TreeMap<>();
        attributes.put("lock_state", locks.map(all -> state(all.get(snapshot.id()))));
        attributes.put("fast_restore_zones", fastRestores.map(all -> all.getOrDefault(snapshot.id(), "")));
        List<String> notes = new ArrayList<>();
        locks.known().map(all -> all.get(snapshot.id())).ifPresent(lock -> {
            boolean until = lock.lockExpiresOn() != null;
            if (until) {
                attributes.put(
                        "lock_expires", Observed.known(lock.lockExpiresOn().toString()));
            }
            notes.add("locked (" + state(lock) + ")" + (until ? " until " + lock.lockExpiresOn() : ""));
        });
        fastRestores
                .known()
                .map(all -> all.get(snapshot.id()))
                .ifPresent(zones -> notes.add("fast snapshot restore is billed in " + zones.replace(";", ", ")));
        if (!notes.isEmpty()) {
            attributes.put(ResourceAttributes.NOTE, Observed.known(String.join("; ", notes)));
        }
        return snapshot.with(attributes);
    }

    private static String state(@Nullable LockedSnapshotsInfo lock) {
        return lock == null ? "" : Objects.requireNonNullElse(lock.lockStateAsString(), "");
    }
}
