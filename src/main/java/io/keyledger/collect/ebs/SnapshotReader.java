package io.keyledger.collect.ebs;

import io.keyledger.collect.call.Tags;
import io.keyledger.collect.call.Unreadable;
import io.keyledger.inventory.EncryptedResource;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.Purpose;
import io.keyledger.inventory.ResourceAttributes;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.ec2.model.Snapshot;
import software.amazon.awssdk.services.ec2.model.Tag;

/**
 * Converts an item of DescribeSnapshots into a fact. Its attributes: {@code state}; {@code storage_tier}; {@code
 * volume_id}, from which it was created; {@code full_size_bytes}, all blocks written to that volume.
 */
record SnapshotReader(String accountId, String region, String partition) {
    EncryptedResource read(Snapshot snapshot) {
        String id = Unreadable.required(snapshot.snapshotId(), "snapshot id");
        Map<String, Observed<String>> attributes = new TreeMap<>();
        VolumeReader.put(attributes, "state", snapshot.stateAsString());
        VolumeReader.put(attributes, "storage_tier", snapshot.storageTierAsString());
        VolumeReader.put(attributes, ResourceAttributes.VOLUME_ID, snapshot.volumeId());
        if (snapshot.fullSnapshotSizeInBytes() != null) {
            VolumeReader.put(
                    attributes,
                    "full_size_bytes",
                    snapshot.fullSnapshotSizeInBytes().toString());
        }
        return new EncryptedResource(
                accountId,
                region,
                "ec2",
                "AWS::EC2::Snapshot",
                id,
                "arn:" + partition + ":ec2:" + region + "::snapshot/" + id,
                Purpose.DATA,
                EbsEncryption.of(
                        EbsActions.DESCRIBE_SNAPSHOTS,
                        snapshot.encrypted(),
                        snapshot.sseTypeAsString(),
                        snapshot.kmsKeyId()),
                snapshot.volumeSize() == null ? null : snapshot.volumeSize().doubleValue(),
                snapshot.startTime(),
                Observed.known(Tags.sorted(snapshot.tags(), Tag::key, Tag::value)),
                Collections.unmodifiableMap(attributes));
    }
}
