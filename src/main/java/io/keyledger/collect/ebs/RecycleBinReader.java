package io.keyledger.collect.ebs;

import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.call.Listing;
import io.keyledger.collect.call.Page;
import io.keyledger.collect.call.Unreadable;
import io.keyledger.inventory.EncryptedResource;
import io.keyledger.inventory.Encryption;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.Purpose;
import io.keyledger.inventory.ResourceAttributes;
import io.keyledger.inventory.ResourceTypes;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.SnapshotRecycleBinInfo;

/**
 * Reads the snapshots in the Recycle Bin, which can be restored and still need their keys. The listing names the volume
 * but not the key; all snapshots of a volume have its key (EBS User Guide, EBS encryption).
 */
final class RecycleBinReader {
    private final CollectorContext context;
    private final Ec2Client ec2;
    private final Observed<Boolean> allVolumes;
    private final Map<String, Observed<Encryption>> byVolume = new HashMap<>();

    RecycleBinReader(CollectorContext context, Ec2Client ec2, Listing<EncryptedResource> volumes) {
        this.context = context;
        this.ec2 = ec2;
        this.allVolumes = volumes.complete();
        // Other snapshots of the volume are no source for the key: copies name an arbitrary volume (DescribeSnapshots).
        volumes.items().forEach(volume -> byVolume.put(volume.id(), volume.encryption()));
    }

    /** The snapshots in the bin, by id; coverage records whether there may be more. */
    List<EncryptedResource> read() {
        return context
                .calls()
                .list(EbsActions.LIST_SNAPSHOTS_IN_RECYCLE_BIN, (@Nullable String marker) -> {
                    var response = ec2.listSnapshotsInRecycleBin(
                            request -> request.maxResults(EbsActions.PAGE).nextToken(marker));
                    return Page.read(response.snapshots(), RecycleBinReader::named, response.nextToken());
                })
                .items()
                .stream()
                .map(this::read)
                .sorted(Comparator.comparing(EncryptedResource::id))
                .toList();
    }

    private static SnapshotRecycleBinInfo named(SnapshotRecycleBinInfo snapshot) {
        Unreadable.required(snapshot.snapshotId(), "snapshot id");
        return snapshot;
    }

    private EncryptedResource read(SnapshotRecycleBinInfo snapshot) {
        String id = snapshot.snapshotId();
        String volume = Objects.requireNonNullElse(snapshot.volumeId(), "");
        Map<String, Observed<String>> attributes = new TreeMap<>();
        attributes.put("state", Observed.known("recycle-bin"));
        VolumeReader.put(attributes, ResourceAttributes.VOLUME_ID, volume);
        String until = snapshot.recycleBinExitTime() == null ? "" : " until " + snapshot.recycleBinExitTime();
        attributes.put(ResourceAttributes.NOTE, Observed.known("in the Recycle Bin" + until));
        attributes.putAll(Sharing.attributes(Observed.notOffered("nobody can use a snapshot in the Recycle Bin")));
        return new EncryptedResource(
                context.accountId(),
                context.region(),
                "ec2",
                ResourceTypes.EBS_SNAPSHOT,
                id,
                "arn:" + context.partition() + ":ec2:" + context.region() + "::snapshot/" + id,
                Purpose.DATA,
                byVolume.getOrDefault(volume, withoutVolume()),
                null,
                null,
                Observed.notOffered("the Recycle Bin lists no tags"),
                Collections.unmodifiableMap(attributes));
    }

    private Observed<Encryption> withoutVolume() {
        return allVolumes.flatMap(_ -> new Observed.Failed<>(
                EbsActions.LIST_SNAPSHOTS_IN_RECYCLE_BIN.permission(),
                "AWS does not name the key of a snapshot in the Recycle Bin, and its volume is gone"));
    }
}
