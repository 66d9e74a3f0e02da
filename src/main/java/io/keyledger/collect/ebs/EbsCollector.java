package io.keyledger.collect.ebs;

import com.google.auto.service.AutoService;
import io.keyledger.collect.ApiAction;
import io.keyledger.collect.Collector;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.Depth;
import io.keyledger.collect.OrderedWindow;
import io.keyledger.collect.Page;
import io.keyledger.inventory.EncryptedResource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ebs.EbsClient;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** Reads a Region's default for new volumes, then its volumes, then its own snapshots, each by id. */
@AutoService(Collector.class)
public final class EbsCollector implements Collector {
    private static final int SNAPSHOTS_AT_A_TIME = 64;

    @Override
    public String name() {
        return "ebs";
    }

    @Override
    public List<ApiAction> actions(Depth depth) {
        List<ApiAction> actions = new ArrayList<>(List.of(
                EbsActions.DESCRIBE_VOLUMES,
                EbsActions.DESCRIBE_SNAPSHOTS,
                EbsActions.GET_EBS_ENCRYPTION_BY_DEFAULT,
                EbsActions.GET_EBS_DEFAULT_KMS_KEY_ID));
        if (depth.snapshotBlocks()) {
            actions.add(EbsActions.LIST_SNAPSHOT_BLOCKS);
        }
        return actions;
    }

    @Override
    public Map<String, Long> count(CollectorContext context) {
        Ec2Client ec2 = ec2(context);
        return Map.of(
                "volume", (long) volumes(context, ec2).size(),
                "snapshot", (long) snapshots(context, ec2).size());
    }

    @Override
    public void collect(CollectorContext context) {
        Ec2Client ec2 = ec2(context);
        context.write(new DefaultEncryptionReader(context, ec2).read());
        volumes(context, ec2).forEach(context::write);
        writeSnapshots(context, snapshots(context, ec2));
    }

    private static void writeSnapshots(CollectorContext context, List<EncryptedResource> snapshots) {
        if (!context.depth().snapshotBlocks()) {
            snapshots.forEach(context::write);
            return;
        }
        SnapshotBlockCounter counter =
                new SnapshotBlockCounter(context, context.client(EbsClient.class, "ebs", EbsClient::builder));
        long[] done = {0};
        try (var window = OrderedWindow.start(snapshots, SNAPSHOTS_AT_A_TIME, counter::measure)) {
            window.forEach(snapshot -> {
                context.write(snapshot);
                context.progress(EbsActions.LIST_SNAPSHOT_BLOCKS, "snapshots", ++done[0], snapshots.size());
            });
        }
    }

    private static Ec2Client ec2(CollectorContext context) {
        return context.client(Ec2Client.class, "ec2", Ec2Client::builder);
    }

    private static List<EncryptedResource> volumes(CollectorContext context, Ec2Client ec2) {
        VolumeReader reader = new VolumeReader(context.accountId(), context.region(), context.partition());
        return sorted(context.calls()
                .list(EbsActions.DESCRIBE_VOLUMES, (@Nullable String marker) -> {
                    var response = ec2.describeVolumes(request ->
                            request.maxResults(EbsActions.VOLUMES_PAGE).nextToken(marker));
                    return Page.read(response.volumes(), reader::read, response.nextToken());
                })
                .items());
    }

    private static List<EncryptedResource> snapshots(CollectorContext context, Ec2Client ec2) {
        SnapshotReader reader = new SnapshotReader(context.accountId(), context.region(), context.partition());
        return sorted(context.calls()
                .list(EbsActions.DESCRIBE_SNAPSHOTS, (@Nullable String marker) -> {
                    var response = ec2.describeSnapshots(request -> request.ownerIds("self")
                            .maxResults(EbsActions.SNAPSHOTS_PAGE)
                            .nextToken(marker));
                    return Page.read(response.snapshots(), reader::read, response.nextToken());
                })
                .items());
    }

    /** Without those that are listed twice, because they came to another page while the pages were read. */
    private static List<EncryptedResource> sorted(List<EncryptedResource> resources) {
        return resources.stream()
                .collect(Collectors.toMap(EncryptedResource::id, Function.identity(), (_, later) -> later))
                .values()
                .stream()
                .sorted(Comparator.comparing(EncryptedResource::id))
                .toList();
    }
}
