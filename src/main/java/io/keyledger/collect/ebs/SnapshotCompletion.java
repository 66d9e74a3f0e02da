package io.keyledger.collect.ebs;

import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.Depth;
import io.keyledger.collect.call.ApiAction;
import io.keyledger.collect.catalogue.Completion;
import io.keyledger.collect.catalogue.Items;
import io.keyledger.collect.catalogue.Reading;
import io.keyledger.inventory.EncryptedResource;
import io.keyledger.inventory.Observed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import software.amazon.awssdk.services.ebs.EbsClient;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** Reads who can use snapshots and how much data they have, as far as the depth of the audit allows the calls. */
final class SnapshotCompletion implements Completion<Ec2Client> {
    private final Items<Ec2Client, String> blockPublicAccess;

    /** @param blockPublicAccess the Region's state of block public access for snapshots */
    SnapshotCompletion(Items<Ec2Client, String> blockPublicAccess) {
        this.blockPublicAccess = blockPublicAccess;
    }

    @Override
    public List<ApiAction> actions(Depth depth) {
        List<ApiAction> actions = new ArrayList<>();
        if (depth.sharingLimit() > 0) {
            actions.add(SnapshotSharingReader.DESCRIBE_SNAPSHOT_ATTRIBUTE);
        }
        if (depth.snapshotBlocks()) {
            actions.add(SnapshotBlockCounter.LIST_SNAPSHOT_BLOCKS);
        }
        return actions;
    }

    @Override
    public Map<String, Long> estimate(Map<String, Long> counted, Depth depth) {
        return Map.of(
                SnapshotSharingReader.SHARED, Math.min(depth.sharingLimit(), counted.getOrDefault("EBS snapshot", 0L)));
    }

    @Override
    public Function<EncryptedResource, Map<String, Observed<String>>> start(
            Reading<Ec2Client> reading, List<EncryptedResource> snapshots) {
        CollectorContext context = reading.context();
        SnapshotSharingReader sharing = new SnapshotSharingReader(reading, snapshots, reading.fact(blockPublicAccess));
        if (!context.depth().snapshotBlocks()) {
            return sharing::read;
        }
        SnapshotBlockCounter counter =
                new SnapshotBlockCounter(context, context.client(EbsClient.class, EbsClient::builder));
        return snapshot -> {
            Map<String, Observed<String>> attributes = new TreeMap<>(sharing.read(snapshot));
            attributes.put("data_gib", counter.dataGib(snapshot));
            return attributes;
        };
    }

    @Override
    public void advanced(CollectorContext context, long done, long total) {
        context.progress(SnapshotBlockCounter.LIST_SNAPSHOT_BLOCKS, "snapshots", done, total);
    }
}
