package io.keyledger.collect.ebs;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.call.Tags;
import io.keyledger.collect.call.Unreadable;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.Items;
import io.keyledger.collect.catalogue.StatedEncryption;
import io.keyledger.collect.catalogue.StoredAs;
import io.keyledger.collect.catalogue.TypeDeclaration;
import io.keyledger.inventory.KeyLoss;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.Purpose;
import io.keyledger.inventory.ResourceAttributes;
import io.keyledger.inventory.ResourceTypes;
import io.keyledger.inventory.UsableKeys;
import io.keyledger.inventory.UsableKeys.Validation;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.BlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.DescribeFastSnapshotRestoreSuccessItem;
import software.amazon.awssdk.services.ec2.model.DescribeFastSnapshotRestoresResponse;
import software.amazon.awssdk.services.ec2.model.DescribeImagesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeLaunchTemplateVersionsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeLockedSnapshotsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSnapshotsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVolumesResponse;
import software.amazon.awssdk.services.ec2.model.EbsBlockDevice;
import software.amazon.awssdk.services.ec2.model.Image;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateVersion;
import software.amazon.awssdk.services.ec2.model.ListSnapshotsInRecycleBinResponse;
import software.amazon.awssdk.services.ec2.model.LockedSnapshotsInfo;
import software.amazon.awssdk.services.ec2.model.Snapshot;
import software.amazon.awssdk.services.ec2.model.SnapshotRecycleBinInfo;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.Volume;
import software.amazon.awssdk.services.ec2.model.VolumeAttachment;

/** Amazon EBS: a Region's settings, volumes, the account's own snapshots and images, and launch templates. */
@AutoService(DeclaredService.class)
public final class Ebs extends CatalogueService<Ec2Client> {
    private static final String SSE_EBS = "sse-ebs";
    private static final String SSE_KMS = "sse-kms";
    private static final String ENABLED = "enabled";
    private static final String DEFAULT_KEY = "default_key";

    private static final String ATTACHED = StoredAs.EBS_VOLUME.source();
    private static final Absence UNENCRYPTED =
            Absence.unencrypted("Amazon EC2 API Reference, Volume: Encrypted says whether it is encrypted");
    private static final UsableKeys KEYS = UsableKeys.symmetric(
            "alias/aws/ebs",
            Validation.CHECKED,
            "Amazon EBS User Guide, EBS encryption: only symmetric encryption keys, in the Region of the volume");
    private static final UsableKeys KEYS_AT_LAUNCH = UsableKeys.symmetric(
            "alias/aws/ebs",
            Validation.AS_WRITTEN,
            "Amazon EBS User Guide, EBS encryption: only symmetric encryption keys, in the Region of the volume;"
                    + " Amazon EC2 User Guide, launch templates: parameters are validated at launch");

    private static final Observed<String> NOBODY = Observed.notOffered("nobody can use a snapshot in the Recycle Bin");
    private static final Set<String> IN_EVERY_STAND_IN =
            Set.of("DescribeVolumes", "DescribeSnapshots", "GetEbsEncryptionByDefault", "GetEbsDefaultKmsKeyId");

    private final Items<Ec2Client, Volume> volumes = items(
            "DescribeVolumes",
            Ec2Requests.VOLUMES_PAGE,
            c -> c.describeVolumesPaginator(r -> r.maxResults(Ec2Requests.VOLUMES_PAGE)),
            DescribeVolumesResponse::volumes);
    private final Items<Ec2Client, Snapshot> snapshots = items(
            "DescribeSnapshots",
            Ec2Requests.SNAPSHOTS_PAGE,
            c -> c.describeSnapshotsPaginator(r -> r.ownerIds("self").maxResults(Ec2Requests.SNAPSHOTS_PAGE)),
            DescribeSnapshotsResponse::snapshots);

    /** An image keeps its data in snapshots, so without snapshots there is nothing to list. */
    private final Items<Ec2Client, Image> images = items(
                    "DescribeImages",
                    Ec2Requests.PAGE,
                    c -> c.describeImagesPaginator(
                            r -> r.owners("self").includeDisabled(true).maxResults(Ec2Requests.PAGE)),
                    DescribeImagesResponse::images)
            .ifAny("the Region has no snapshot", snapshots);

    private final Items<Ec2Client, String> defaultKey = whole(
            "GetEbsDefaultKmsKeyId",
            c -> List.of(c.getEbsDefaultKmsKeyId(_ -> {}).kmsKeyId()));
    private final Items<Ec2Client, String> snapshotBlockPublicAccess = whole(
                    "GetSnapshotBlockPublicAccessState",
                    c -> List.of(c.getSnapshotBlockPublicAccessState(_ -> {}).stateAsString()))
            .ifAny("the Region has no snapshot", snapshots);

    /** Declares the service. */
    public Ebs() {
        super(Ec2Client.class, EbsCollector.NAME, "ec2", Ec2Requests.QUOTA, "alias/aws/ebs");
    }

    @Override
    public String part() {
        return EbsCollector.NAME;
    }

    @Override
    protected Ec2Client client(CollectorContext context) {
        return context.client(Ec2Client.class, Ec2Client::builder);
    }

    @Override
    protected boolean isOptional(String operation) {
        return !IN_EVERY_STAND_IN.contains(operation);
    }

    @Override
    protected List<TypeDeclaration<Ec2Client, ?, ?>> declare() {
        return List.of(encryptionByDefault(), volume(), snapshot(), binnedSnapshot(), image(), launchTemplate());
    }

    /**
     * New volumes are unencrypted, or encrypted with the key. The key is known even if encryption by default is off.
     */
    private TypeDeclaration<Ec2Client, ?, ?> encryptionByDefault() {
        return type(ResourceTypes.EBS_DEFAULT_ENCRYPTION, "EBS default encryption setting")
                .from(setting("GetEbsDefaultKmsKeyId", "ebs-encryption-by-default"))
                .named(id -> id, "")
                .complete()
                .encryption(
                        _ -> new StatedEncryption.ByAttribute(
                                ENABLED,
                                enabled -> Boolean.parseBoolean(enabled)
                                        ? new StatedEncryption.ByAttribute(
                                                DEFAULT_KEY, key -> StatedEncryption.key(SSE_KMS, key))
                                        : StatedEncryption.UNENCRYPTED),
                        UNENCRYPTED)
                .fact(
                        ENABLED,
                        whole(
                                "GetEbsEncryptionByDefault",
                                c -> List.of(c.getEbsEncryptionByDefault(_ -> {})
                                        .ebsEncryptionByDefault()
                                        .toString())))
                .fact(DEFAULT_KEY, defaultKey)
                .fact(ResourceAttributes.SNAPSHOT_BLOCK_PUBLIC_ACCESS, snapshotBlockPublicAccess)
                .fact(
                        ResourceAttributes.IMAGE_BLOCK_PUBLIC_ACCESS,
                        whole(
                                        "GetImageBlockPublicAccessState",
                                        c -> List.of(c.getImageBlockPublicAccessState(_ -> {})
                                                .imageBlockPublicAccessState()))
                                .ifAny("the Region has no image of the account", images))
                .withoutTags(Observed.notOffered("a setting has no tags"))
                .keys(KEYS)
                .lost(KeyLoss.AT_NEXT_WRITE, ATTACHED)
                .remedy("aws ec2 modify-ebs-default-kms-key-id --region {region} --kms-key-id <key>")
                .provenByMoto();
    }

    private TypeDeclaration<Ec2Client, ?, ?> volume() {
        return type(ResourceTypes.EBS_VOLUME, "EBS volume")
                .from(volumes)
                .named(
                        volume -> Unreadable.required(volume.volumeId(), "volume id"),
                        "arn:{partition}:ec2:{region}:{account}:volume/{id}")
                .complete()
                .encryption(
                        volume -> encryption(volume.encrypted(), volume.sseTypeAsString(), volume.kmsKeyId()),
                        UNENCRYPTED)
                .sizeGib(Volume::size)
                .created(Volume::createTime)
                .tags(volume -> Tags.sorted(volume.tags(), Tag::key, Tag::value))
                .attribute("attached_to", Ebs::instances)
                .attribute("state", Volume::stateAsString)
                .attribute("volume_type", Volume::volumeTypeAsString)
                .attribute(ResourceAttributes.SNAPSHOT_ID, Volume::snapshotId)
                .keys(KEYS)
                .lost(KeyLoss.AT_NEXT_START, ATTACHED)
                .remedy("# snapshot it, copy the snapshot with a key (aws ec2 copy-snapshot --encrypted --kms-key-id),"
                        + " and make a volume of the copy")
                .provenByMoto();
    }

    private TypeDeclaration<Ec2Client, ?, ?> snapshot() {
        Items<Ec2Client, LockedSnapshotsInfo> locks = tokens(
                "DescribeLockedSnapshots",
                Ec2Requests.PAGE,
                (c, token) -> c.describeLockedSnapshots(
                        r -> r.maxResults(Ec2Requests.PAGE).nextToken(token)),
                DescribeLockedSnapshotsResponse::nextToken,
                DescribeLockedSnapshotsResponse::snapshots);
        Items<Ec2Client, DescribeFastSnapshotRestoreSuccessItem> fastRestores = items(
                "DescribeFastSnapshotRestores",
                Ec2Requests.PAGE,
                c -> c.describeFastSnapshotRestoresPaginator(r -> r.maxResults(Ec2Requests.PAGE)),
                DescribeFastSnapshotRestoresResponse::fastSnapshotRestores);
        return type(ResourceTypes.EBS_SNAPSHOT, "EBS snapshot")
                .from(snapshots)
                .named(
                        snapshot -> Unreadable.required(snapshot.snapshotId(), "snapshot id"),
                        "arn:{partition}:ec2:{region}::snapshot/{id}")
                .complete()
                .encryption(
                        snapshot -> encryption(snapshot.encrypted(), snapshot.sseTypeAsString(), snapshot.kmsKeyId()),
                        UNENCRYPTED)
                .sizeGib(Snapshot::volumeSize)
                .created(Snapshot::startTime)
                .tags(snapshot -> Tags.sorted(snapshot.tags(), Tag::key, Tag::value))
                .attribute("state", Snapshot::stateAsString)
                .attribute("storage_tier", Snapshot::storageTierAsString)
                .attribute(ResourceAttributes.VOLUME_ID, Snapshot::volumeId)
                .attribute(
                        "full_size_bytes",
                        snapshot -> snapshot.fullSnapshotSizeInBytes() == null
                                ? null
                                : snapshot.fullSnapshotSizeInBytes().toString())
                .joined("lock_state", locks, LockedSnapshotsInfo::snapshotId, Ebs::lockState)
                .joined("lock_expires", locks, LockedSnapshotsInfo::snapshotId, Ebs::lockExpires)
                .joined(ResourceAttributes.NOTE, locks, LockedSnapshotsInfo::snapshotId, Ebs::lockNote)
                .joined(
                        "fast_restore_zones",
                        fastRestores,
                        DescribeFastSnapshotRestoreSuccessItem::snapshotId,
                        restores -> zones(restores, ";"))
                .joined(
                        ResourceAttributes.NOTE,
                        fastRestores,
                        DescribeFastSnapshotRestoreSuccessItem::snapshotId,
                        restores -> {
                            String zones = zones(restores, ", ");
                            return zones.isEmpty() ? null : "fast snapshot restore is billed in " + zones;
                        })
                .completedBy(new SnapshotCompletion(snapshotBlockPublicAccess))
                .keys(KEYS)
                .lost(KeyLoss.AT_ONCE, ATTACHED)
                .remedy("aws ec2 copy-snapshot --region {region} --source-region {region} --source-snapshot-id"
                        + " {resource_id} --encrypted --kms-key-id <key>")
                .provenByMoto();
    }

    /**
     * A snapshot in the Recycle Bin can be restored and still needs its key. The listing names the volume but not the
     * key; all snapshots of a volume have its key (EBS User Guide, EBS encryption). Other snapshots of the volume are
     * no source for the key, because copies name an arbitrary volume.
     */
    private TypeDeclaration<Ec2Client, ?, ?> binnedSnapshot() {
        return type(ResourceTypes.EBS_SNAPSHOT, "Recycle Bin snapshot")
                .from(items(
                        "ListSnapshotsInRecycleBin",
                        Ec2Requests.PAGE,
                        c -> c.listSnapshotsInRecycleBinPaginator(r -> r.maxResults(Ec2Requests.PAGE)),
                        ListSnapshotsInRecycleBinResponse::snapshots))
                .named(
                        snapshot -> Unreadable.required(snapshot.snapshotId(), "snapshot id"),
                        "arn:{partition}:ec2:{region}::snapshot/{id}")
                .complete()
                .encryption(
                        snapshot -> StatedEncryption.sameAs(
                                ResourceTypes.EBS_VOLUME,
                                Objects.requireNonNullElse(snapshot.volumeId(), ""),
                                new StatedEncryption.NotShown(
                                        "AWS does not name the key of a snapshot in the Recycle Bin,"
                                                + " and its volume is gone")),
                        UNENCRYPTED)
                .withKeysOf(ResourceTypes.EBS_VOLUME)
                .constant("state", Observed.known("recycle-bin"))
                .constant(ResourceAttributes.PUBLIC, NOBODY)
                .constant(ResourceAttributes.SHARED_WITH, NOBODY)
                .attribute(ResourceAttributes.VOLUME_ID, SnapshotRecycleBinInfo::volumeId)
                .attribute(
                        ResourceAttributes.NOTE,
                        snapshot -> "in the Recycle Bin"
                                + (snapshot.recycleBinExitTime() == null
                                        ? ""
                                        : " until " + snapshot.recycleBinExitTime()))
                .withoutTags(Observed.notOffered("the Recycle Bin lists no tags"))
                .keys(KEYS)
                .lost(KeyLoss.AT_ONCE, ATTACHED)
                .remedy("# restore it (aws ec2 restore-snapshot-from-recycle-bin --snapshot-id {resource_id}) and copy"
                        + " it with the key")
                .provenByMoto();
    }

    /**
     * The encryption of an image is that of its snapshots: its data is the root device, and each other device a
     * purpose.
     */
    private TypeDeclaration<Ec2Client, ?, ?> image() {
        return type(ResourceTypes.EC2_IMAGE, "Amazon Machine Image")
                .from(images)
                .named(
                        image -> Unreadable.required(image.imageId(), "image id"),
                        "arn:{partition}:ec2:{region}::image/{id}")
                .complete()
                .encryption(
                        image -> devices(image)
                                .findFirst()
                                .map(Ebs::device)
                                .orElseGet(() -> new StatedEncryption.NothingStored("the image has no EBS snapshot")),
                        UNENCRYPTED)
                .purposes(
                        Purpose.DEVICE,
                        UNENCRYPTED,
                        image -> devices(image)
                                .skip(1)
                                .collect(Collectors.toMap(Ebs::name, Ebs::device, (first, _) -> first)))
                .withKeysOf(ResourceTypes.EBS_SNAPSHOT)
                .created(image -> instant(image.creationDate()))
                .tags(image -> Tags.sorted(image.tags(), Tag::key, Tag::value))
                .attribute("name", Image::name)
                .attribute("state", Image::stateAsString)
                .completedBy(new ImageCompletion())
                .keys(KEYS)
                .lost(KeyLoss.AT_NEXT_START, ATTACHED)
                .remedy("aws ec2 copy-image --region {region} --source-region {region} --source-image-id {resource_id}"
                        + " --name <name> --encrypted --kms-key-id <key>")
                .provenByMoto();
    }

    /**
     * The devices that name a key, of the default version, and of the latest version if different. Instances that use
     * the template need the key to start.
     */
    private TypeDeclaration<Ec2Client, ?, ?> launchTemplate() {
        return type(ResourceTypes.EC2_LAUNCH_TEMPLATE, "launch template")
                .from(items(
                        "DescribeLaunchTemplateVersions",
                        Ec2Requests.PAGE,
                        c -> c.describeLaunchTemplateVersionsPaginator(
                                r -> r.versions("$Default", "$Latest").maxResults(Ec2Requests.PAGE)),
                        DescribeLaunchTemplateVersionsResponse::launchTemplateVersions))
                .named(
                        version -> Unreadable.required(version.launchTemplateId(), "launch template id"),
                        "arn:{partition}:ec2:{region}:{account}:launch-template/{id}")
                .inVersions(Ebs::which)
                .complete()
                .withoutData()
                .purposes(Purpose.DEVICE, UNENCRYPTED, Ebs::launchDevices)
                .created(LaunchTemplateVersion::createTime)
                .withoutTags(Observed.notAsked("the tags of launch templates are not read"))
                .attribute("name", LaunchTemplateVersion::launchTemplateName)
                .attribute("version", version -> String.valueOf(version.versionNumber()))
                .keys(KEYS_AT_LAUNCH)
                .lost(KeyLoss.AT_NEXT_START, ATTACHED)
                .remedy("# make a version of {resource_id} whose block devices name the key")
                .provenByMoto();
    }

    static StatedEncryption encryption(@Nullable Boolean encrypted, @Nullable String type, @Nullable String key) {
        if (encrypted == null) {
            return new StatedEncryption.Contradictory("AWS did not say whether it is encrypted");
        }
        if (SSE_EBS.equals(type)) {
            // In the API, but reserved for future use.
            return StatedEncryption.byService(SSE_EBS);
        }
        if (!encrypted) {
            return StatedEncryption.UNENCRYPTED;
        }
        if (key == null || key.isBlank()) {
            return new StatedEncryption.Contradictory("encrypted, but AWS named no key");
        }
        return StatedEncryption.key(type == null ? SSE_KMS : type, key);
    }

    private static String instances(Volume volume) {
        return volume.attachments().stream()
                .map(VolumeAttachment::instanceId)
                .filter(Objects::nonNull)
                .sorted()
                .collect(Collectors.joining(";"));
    }

    /** Empty if a snapshot is not locked. */
    private static String lockState(List<LockedSnapshotsInfo> locks) {
        return locks.isEmpty() ? "" : Unreadable.required(locks.getFirst().lockStateAsString(), "state of the lock");
    }

    private static @Nullable String lockExpires(List<LockedSnapshotsInfo> locks) {
        @Nullable Instant expires = locks.isEmpty() ? null : locks.getFirst().lockExpiresOn();
        return expires == null ? null : expires.toString();
    }

    private static @Nullable String lockNote(List<LockedSnapshotsInfo> locks) {
        if (locks.isEmpty()) {
            return null;
        }
        @Nullable String expires = lockExpires(locks);
        return "locked (" + lockState(locks) + ")" + (expires == null ? "" : " until " + expires);
    }

    private static String zones(List<DescribeFastSnapshotRestoreSuccessItem> restores, String separator) {
        return restores.stream()
                .filter(restore -> !"disabled".equals(Unreadable.required(restore.stateAsString(), "state")))
                .map(restore -> Objects.requireNonNullElse(restore.availabilityZone(), ""))
                .sorted()
                .collect(Collectors.joining(separator));
    }

    /** The devices that have a snapshot, the root device first. */
    private static Stream<BlockDeviceMapping> devices(Image image) {
        return image.blockDeviceMappings().stream()
                .filter(device -> device.ebs() != null && device.ebs().snapshotId() != null)
                .sorted(Comparator.comparing((BlockDeviceMapping device) ->
                                !Objects.equals(device.deviceName(), image.rootDeviceName()))
                        .thenComparing(Ebs::name));
    }

    private static String name(BlockDeviceMapping device) {
        return Objects.requireNonNullElse(device.deviceName(), device.ebs().snapshotId());
    }

    private static StatedEncryption device(BlockDeviceMapping device) {
        EbsBlockDevice ebs = device.ebs();
        return StatedEncryption.described(
                StatedEncryption.sameAs(ResourceTypes.EBS_SNAPSHOT, ebs.snapshotId(), ofImage(ebs)),
                ResourceAttributes.SNAPSHOT_ID,
                ebs.snapshotId());
    }

    private static StatedEncryption ofImage(EbsBlockDevice device) {
        if (device.kmsKeyId() != null) {
            return StatedEncryption.key(SSE_KMS, device.kmsKeyId());
        }
        return Boolean.FALSE.equals(device.encrypted())
                ? StatedEncryption.UNENCRYPTED
                : new StatedEncryption.NotShown("the image names no key, and its snapshot " + device.snapshotId()
                        + " is not among the account's own that were read");
    }

    private static @Nullable Instant instant(@Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException unlikely) {
            return null;
        }
    }

    /** Which of the two versions it is. */
    private static String which(LaunchTemplateVersion version) {
        return Boolean.TRUE.equals(version.defaultVersion()) ? "" : "$Latest ";
    }

    private static Map<String, StatedEncryption> launchDevices(LaunchTemplateVersion version) {
        Map<String, StatedEncryption> devices = new TreeMap<>();
        Unreadable.required(version.launchTemplateData(), "launch template data")
                .blockDeviceMappings()
                .forEach(device -> {
                    if (device.ebs() != null && device.ebs().kmsKeyId() != null) {
                        devices.put(
                                which(version) + Objects.requireNonNullElse(device.deviceName(), ""),
                                StatedEncryption.key(SSE_KMS, device.ebs().kmsKeyId()));
                    }
                });
        return devices;
    }
}
