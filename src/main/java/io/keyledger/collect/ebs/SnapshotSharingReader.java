package io.keyledger.collect.ebs;

import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.call.ApiAction;
import io.keyledger.collect.call.CallVolume;
import io.keyledger.collect.call.Page;
import io.keyledger.collect.call.Unreadable;
import io.keyledger.collect.catalogue.Reading;
import io.keyledger.inventory.EncryptedResource;
import io.keyledger.inventory.Encryption.Method;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.ResourceAttributes;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.SnapshotAttributeName;

/**
 * Reads who can create volumes from snapshots. Only DescribeSnapshotAttribute names the accounts, with one call per
 * snapshot, so their number is limited. For snapshots beyond the limit, one listing shows which are public.
 */
final class SnapshotSharingReader {
    static final String SHARED = "shared snapshot";
    static final ApiAction DESCRIBE_SNAPSHOT_ATTRIBUTE = ApiAction.of(
                    Ec2Client.class, "ec2", "DescribeSnapshotAttribute", Ec2Requests.QUOTA)
            .called(CallVolume.each(SHARED))
            .optional();

    private final CollectorContext context;
    private final Ec2Client ec2;
    private final ApiAction describeSnapshots;
    private final Observed<String> blockPublicAccess;
    private final Set<String> asked;
    private final Observed<Set<String>> publicOnes;

    /** @param blockPublicAccess the Region's state of block public access for snapshots */
    SnapshotSharingReader(
            Reading<Ec2Client> reading, List<EncryptedResource> snapshots, Observed<String> blockPublicAccess) {
        this.context = reading.context();
        this.ec2 = reading.client();
        this.describeSnapshots = reading.action("DescribeSnapshots");
        this.blockPublicAccess = blockPublicAccess;
        int limit = context.depth().sharingLimit();
        this.asked = snapshots.stream()
                .sorted(Comparator.comparing(SnapshotSharingReader::isEncrypted).thenComparing(EncryptedResource::id))
                .limit(limit)
                .map(EncryptedResource::id)
                .collect(Collectors.toUnmodifiableSet());
        // Only unencrypted snapshots can be public (EBS User Guide, share a snapshot).
        boolean beyond =
                snapshots.stream().anyMatch(snapshot -> !asked.contains(snapshot.id()) && !isEncrypted(snapshot));
        this.publicOnes = beyond ? listPublic(snapshots) : Observed.known(Set.of());
    }

    /** Who can use the snapshot, as attributes. */
    Map<String, Observed<String>> read(EncryptedResource snapshot) {
        if (asked.contains(snapshot.id())) {
            Observed<Sharing> sharing = context.calls()
                    .ask(
                            DESCRIBE_SNAPSHOT_ATTRIBUTE,
                            () -> Sharing.ofSnapshot(
                                    ec2.describeSnapshotAttribute(request -> request.snapshotId(snapshot.id())
                                                    .attribute(SnapshotAttributeName.CREATE_VOLUME_PERMISSION))
                                            .createVolumePermissions()),
                            "InvalidSnapshot.NotFound",
                            Sharing.NONE);
            Map<String, Observed<String>> attributes = new TreeMap<>(Sharing.attributes(sharing));
            attributes.put(ResourceAttributes.PUBLIC, sharing.flatMap(this::openToAll));
            return attributes;
        }
        return Map.of(
                ResourceAttributes.PUBLIC,
                publicOnes.map(ids -> Boolean.toString(ids.contains(snapshot.id()))),
                ResourceAttributes.SHARED_WITH,
                Observed.notAsked("there are more snapshots than the setting sharing-limit, "
                        + context.depth().sharingLimit()));
    }

    /** If all public sharing is blocked, a permission for everyone remains but has no effect (EBS User Guide). */
    private Observed<String> openToAll(Sharing sharing) {
        return sharing.everybody()
                ? blockPublicAccess.map(state -> state.equals("block-all-sharing") ? "blocked" : "true")
                : Observed.known("false");
    }

    private Observed<Set<String>> listPublic(List<EncryptedResource> snapshots) {
        Observed<List<String>> listed = context.calls()
                .list(describeSnapshots, (@Nullable String marker) -> {
                    var response = ec2.describeSnapshots(request -> request.ownerIds("self")
                            .restorableByUserIds("all")
                            .maxResults(Ec2Requests.SNAPSHOTS_PAGE)
                            .nextToken(marker));
                    return Page.read(
                            response.snapshots(),
                            snapshot -> Unreadable.required(snapshot.snapshotId(), "snapshot id"),
                            response.nextToken());
                })
                .whole();
        return listed.flatMap(ids -> {
            Set<String> found = new HashSet<>(ids);
            // An endpoint without filters lists everything.
            return snapshots.stream().anyMatch(snapshot -> isEncrypted(snapshot) && found.contains(snapshot.id()))
                    ? new Observed.Failed<>(
                            describeSnapshots.permission(),
                            "the answer lists encrypted snapshots as public, which AWS does not allow")
                    : Observed.known(found);
        });
    }

    private static boolean isEncrypted(EncryptedResource snapshot) {
        return snapshot.encryption()
                .known()
                .filter(encryption -> encryption.method() != Method.NONE)
                .isPresent();
    }
}
