package io.keyledger.collect.ebs;

import io.keyledger.collect.call.Tags;
import io.keyledger.collect.call.Unreadable;
import io.keyledger.inventory.EncryptedResource;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.Purpose;
import io.keyledger.inventory.ResourceAttributes;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.Volume;
import software.amazon.awssdk.services.ec2.model.VolumeAttachment;

/**
 * Converts an item of DescribeVolumes into a fact. Its attributes: {@code attached_to}, instance ids joined by {@code
 * ;}; {@code state}; {@code volume_type}; {@code snapshot_id}, from which it was created.
 */
record VolumeReader(String accountId, String region, String partition) {
    EncryptedResource read(Volume volume) {
        String id = Unreadable.required(volume.volumeId(), "volume id");
        Map<String, Observed<String>> attributes = new TreeMap<>();
        put(attributes, "attached_to", instances(volume));
        put(attributes, "state", volume.stateAsString());
        put(attributes, "volume_type", volume.volumeTypeAsString());
        put(attributes, ResourceAttributes.SNAPSHOT_ID, volume.snapshotId());
        return new EncryptedResource(
                accountId,
                region,
                "ec2",
                "AWS::EC2::Volume",
                id,
                "arn:" + partition + ":ec2:" + region + ":" + accountId + ":volume/" + id,
                Purpose.DATA,
                EbsEncryption.of(
                        EbsActions.DESCRIBE_VOLUMES, volume.encrypted(), volume.sseTypeAsString(), volume.kmsKeyId()),
                volume.size() == null ? null : volume.size().doubleValue(),
                volume.createTime(),
                Observed.known(Tags.sorted(volume.tags(), Tag::key, Tag::value)),
                Collections.unmodifiableMap(attributes));
    }

    static void put(Map<String, Observed<String>> attributes, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            attributes.put(name, Observed.known(value));
        }
    }

    private static String instances(Volume volume) {
        return volume.attachments().stream()
                .map(VolumeAttachment::instanceId)
                .filter(Objects::nonNull)
                .sorted()
                .collect(Collectors.joining(";"));
    }
}
