package io.keyledger.collect.ebs;

import com.google.auto.service.AutoService;
import io.keyledger.collect.Collector;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.Depth;
import io.keyledger.collect.call.ApiAction;
import io.keyledger.collect.call.Listing;
import io.keyledger.collect.call.OrderedWindow;
import io.keyledger.collect.call.Page;
import io.keyledger.inventory.EncryptedResource;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.ResourceAttributes;
import io.keyledger.inventory.ResourceType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ebs.EbsClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Image;

/**
 * Reads a Region's settings for volumes, snapshots and images, then its volumes, its own snapshots, those in the
 * Recycle Bin, its own images and its launch templates, sorted by id.
 */
@AutoService(Collector.class)
public final class EbsCollector implements Collector {
    private static final int AT_A_TIME = 64;

    @Override
    public String name() {
        return "ebs";
    }

    @Override
    public List<ApiAction> actions(Depth depth) {
        List<ApiAction> actions = new ArrayList<>(List.of(
                EbsActions.DESCRIBE_VOLUMES,
                EbsActions.DESCRIBE_SNAPSHOTS,
                EbsActions.DESCRIBE_LOCKED_SNAPSHOTS,
                EbsActions.DESCRIBE_FAST_SNAPSHOT_RESTORES,
                EbsActions.LIST_SNAPSHOTS_IN_RECYCLE_BIN,
                EbsActions.DESCRIBE_IMAGES,
                EbsActions.DESCRIBE_LAUNCH_TEMPLATE_VERSIONS,
                EbsActions.GET_EBS_ENCRYPTION_BY_DEFAULT,
                EbsActions.GET_EBS_DEFAULT_KMS_KEY_ID,
                EbsActions.GET_SNAPSHOT_BLOCK_PUBLIC_ACCESS_STATE,
                EbsActions.GET_IMAGE_BLOCK_PUBLIC_ACCESS_STATE));
        if (depth.sharingLimit() > 0) {
            actions.add(EbsActions.DESCRIBE_SNAPSHOT_ATTRIBUTE);
            actions.add(EbsActions.DESCRIBE_IMAGE_ATTRIBUTE);
        }
        if (depth.snapshotBlocks()) {
            actions.add(EbsActions.LIST_SNAPSHOT_BLOCKS);
        }
        return actions;
    }

    @Override
    public List<ResourceType> types() {
        return EbsTypes.ALL;
    }

    @Override
    public Map<String, Long> count(CollectorContext context) {
        Ec2Client ec2 = ec2(context);
        int limit = context.depth().sharingLimit();
        long volumes = volumes(context, ec2).items().size();
        Listing<EncryptedResource> snapshots = snapshots(context, ec2);
        long images = images(context, ec2, snapshots).items().size();
        Map<String, Long> counts = new HashMap<>();
        counts.put("volume", volumes);
        counts.put("snapshot", (long) snapshots.items().size());
        counts.put("shared snapshot", (long) Math.min(limit, snapshots.items().size()));
        counts.put("image", images);
        counts.put("shared image", Math.min(limit, images));
        return counts;
    }

    @Override
    public void collect(CollectorContext context) {
        Ec2Client ec2 = ec2(context);
        Listing<EncryptedResource> volumes = volumes(context, ec2);
        Listing<EncryptedResource> snapshots = snapshots(context, ec2);
        Listing<Image> images = images(context, ec2, snapshots);
        Observed<String> blockPublicAccess = snapshotBlockPublicAccess(context, ec2, snapshots);
        EncryptedResource settings = new DefaultEncryptionReader(context, ec2)
                .read()
                .with(Map.of(
                        ResourceAttributes.SNAPSHOT_BLOCK_PUBLIC_ACCESS,
                        blockPublicAccess,
                        ResourceAttributes.IMAGE_BLOCK_PUBLIC_ACCESS,
                        imageBlockPublicAccess(context, ec2, images)));
        context.write(settings);
        volumes.items().forEach(context::write);
        writeSnapshots(context, ec2, snapshots.items(), blockPublicAccess);
        if (isUsed(settings, volumes, snapshots)) {
            new RecycleBinReader(context, ec2, volumes).read().forEach(context::write);
        }
        writeImages(context, new ImageReader(context, ec2, snapshots), images.items());
        if (isUsed(settings, volumes, snapshots)) {
            new LaunchTemplateReader(context, ec2).read().forEach(context::write);
        }
    }

    /**
     * Whether EBS appears to be in use in the Region. An unused Region skips the calls that only matter with use, so it
     * costs few calls.
     */
    private static boolean isUsed(
            EncryptedResource settings, Listing<EncryptedResource> volumes, Listing<EncryptedResource> snapshots) {
        Optional<String> key = settings.attributes()
                .getOrDefault("default_key", Observed.notAsked(""))
                .known();
        return mayHaveAny(volumes)
                || mayHaveAny(snapshots)
                || key.filter(name -> !name.equals("alias/aws/ebs")).isPresent();
    }

    private static boolean mayHaveAny(Listing<?> listing) {
        return !listing.items().isEmpty() || listing.complete().isUnread();
    }

    private static Observed<String> snapshotBlockPublicAccess(
            CollectorContext context, Ec2Client ec2, Listing<EncryptedResource> snapshots) {
        return mayHaveAny(snapshots)
                ? context.calls()
                        .ask(
                                EbsActions.GET_SNAPSHOT_BLOCK_PUBLIC_ACCESS_STATE,
                                () -> ec2.getSnapshotBlockPublicAccessState(_ -> {})
                                        .stateAsString())
                : Observed.notOffered("the Region has no snapshot");
    }

    private static Observed<String> imageBlockPublicAccess(
            CollectorContext context, Ec2Client ec2, Listing<Image> images) {
        return mayHaveAny(images)
                ? context.calls()
                        .ask(
                                EbsActions.GET_IMAGE_BLOCK_PUBLIC_ACCESS_STATE,
                                () -> ec2.getImageBlockPublicAccessState(_ -> {})
                                        .imageBlockPublicAccessState())
                : Observed.notOffered("the Region has no image of the account");
    }

    private static void writeSnapshots(
            CollectorContext context,
            Ec2Client ec2,
            List<EncryptedResource> snapshots,
            Observed<String> blockPublicAccess) {
        if (snapshots.isEmpty()) {
            return;
        }
        SnapshotStates states = new SnapshotStates(context, ec2);
        SnapshotSharingReader sharing = new SnapshotSharingReader(context, ec2, snapshots, blockPublicAccess);
        boolean blocks = context.depth().snapshotBlocks();
        SnapshotBlockCounter counter =
                new SnapshotBlockCounter(context, context.client(EbsClient.class, EbsClient::builder));
        long[] done = {0};
        try (var window = OrderedWindow.start(snapshots, AT_A_TIME, snapshot -> {
            EncryptedResource known = states.complete(snapshot).with(sharing.read(snapshot));
            return blocks ? counter.measure(known) : known;
        })) {
            window.forEach(snapshot -> {
                context.write(snapshot);
                context.progress(EbsActions.LIST_SNAPSHOT_BLOCKS, "snapshots", ++done[0], snapshots.size());
            });
        }
    }

    private static void writeImages(CollectorContext context, ImageReader reader, List<Image> images) {
        List<Integer> places = IntStream.range(0, images.size()).boxed().toList();
        try (var window = OrderedWindow.start(places, AT_A_TIME, place -> reader.read(images.get(place), place))) {
            window.forEach(rows -> rows.forEach(context::write));
        }
    }

    private static Ec2Client ec2(CollectorContext context) {
        return context.client(Ec2Client.class, Ec2Client::builder);
    }

    /** An image keeps its data in snapshots, so without snapshots there is nothing to list. */
    private static Listing<Image> images(
            CollectorContext context, Ec2Client ec2, Listing<EncryptedResource> snapshots) {
        return mayHaveAny(snapshots)
                ? new ImageReader(context, ec2, snapshots).list()
                : new Listing<>(List.of(), Observed.known(true));
    }

    private static Listing<EncryptedResource> volumes(CollectorContext context, Ec2Client ec2) {
        VolumeReader reader = new VolumeReader(context.accountId(), context.region(), context.partition());
        return sorted(context.calls().list(EbsActions.DESCRIBE_VOLUMES, (@Nullable String marker) -> {
            var response = ec2.describeVolumes(
                    request -> request.maxResults(EbsActions.VOLUMES_PAGE).nextToken(marker));
            return Page.read(response.volumes(), reader::read, response.nextToken());
        }));
    }

    private static Listing<EncryptedResource> snapshots(CollectorContext context, Ec2Client ec2) {
        SnapshotReader reader = new SnapshotReader(context.accountId(), context.region(), context.partition());
        return sorted(context.calls().list(EbsActions.DESCRIBE_SNAPSHOTS, (@Nullable String marker) -> {
            var response = ec2.describeSnapshots(request -> request.ownerIds("self")
                    .maxResults(EbsActions.SNAPSHOTS_PAGE)
                    .nextToken(marker));
            return Page.read(response.snapshots(), reader::read, response.nextToken());
        }));
    }

    /** Removes duplicates: an item may move to another page while pages are read. */
    private static Listing<EncryptedResource> sorted(Listing<EncryptedResource> resources) {
        return new Listing<>(
                resources.items().stream()
                        .collect(Collectors.toMap(EncryptedResource::id, Function.identity(), (_, later) -> later))
                        .values()
                        .stream()
                        .sorted(Comparator.comparing(EncryptedResource::id))
                        .toList(),
                resources.complete());
    }
}
