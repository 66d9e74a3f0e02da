package io.keyledger.collect.ebs;

import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.call.Listing;
import io.keyledger.collect.call.Page;
import io.keyledger.collect.call.Tags;
import io.keyledger.collect.call.Unreadable;
import io.keyledger.inventory.EncryptedResource;
import io.keyledger.inventory.Encryption;
import io.keyledger.inventory.KeyReference;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.Purpose;
import io.keyledger.inventory.ResourceAttributes;
import io.keyledger.inventory.ResourceTypes;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.BlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.EbsBlockDevice;
import software.amazon.awssdk.services.ec2.model.Image;
import software.amazon.awssdk.services.ec2.model.ImageAttributeName;
import software.amazon.awssdk.services.ec2.model.Tag;

/**
 * Reads the Amazon Machine Images that the account owns. The encryption of an image is that of its snapshots: its data
 * row is the root device, and each other device has its own row.
 */
final class ImageReader {
    private final CollectorContext context;
    private final Ec2Client ec2;
    private final Observed<Boolean> allSnapshots;
    private final Map<String, Observed<Encryption>> bySnapshot;

    ImageReader(CollectorContext context, Ec2Client ec2, Listing<EncryptedResource> snapshots) {
        this.context = context;
        this.ec2 = ec2;
        this.allSnapshots = snapshots.complete();
        this.bySnapshot = snapshots.items().stream()
                .collect(Collectors.toUnmodifiableMap(
                        EncryptedResource::id, EncryptedResource::encryption, (first, _) -> first));
    }

    /** All images by id, including disabled ones. */
    Listing<Image> list() {
        Listing<Image> listed = context.calls().list(EbsActions.DESCRIBE_IMAGES, (@Nullable String marker) -> {
            var response = ec2.describeImages(request -> request.owners("self")
                    .includeDisabled(true)
                    .maxResults(EbsActions.PAGE)
                    .nextToken(marker));
            return Page.read(response.images(), ImageReader::named, response.nextToken());
        });
        return new Listing<>(
                listed.items().stream()
                        .sorted(Comparator.comparing(Image::imageId))
                        .toList(),
                listed.complete());
    }

    private static Image named(Image image) {
        Unreadable.required(image.imageId(), "image id");
        return image;
    }

    /**
     * The rows of an image.
     *
     * @param place its position in the listing, from 0
     */
    List<EncryptedResource> read(Image image, int place) {
        List<BlockDeviceMapping> devices = image.blockDeviceMappings().stream()
                .filter(device -> device.ebs() != null && device.ebs().snapshotId() != null)
                .sorted(Comparator.comparing((BlockDeviceMapping device) -> !isRoot(image, device))
                        .thenComparing(ImageReader::name))
                .toList();
        Map<String, Observed<String>> attributes = new TreeMap<>(Sharing.attributes(sharing(image, place)));
        VolumeReader.put(attributes, "name", image.name());
        VolumeReader.put(attributes, "state", image.stateAsString());
        if (!devices.isEmpty()) {
            attributes.putAll(snapshot(devices.getFirst()));
        }
        EncryptedResource data = new EncryptedResource(
                context.accountId(),
                context.region(),
                "ec2",
                ResourceTypes.EC2_IMAGE,
                image.imageId(),
                "arn:" + context.partition() + ":ec2:" + context.region() + "::image/" + image.imageId(),
                Purpose.DATA,
                devices.isEmpty()
                        ? Observed.notOffered("the image has no EBS snapshot")
                        : encryption(devices.getFirst().ebs()),
                null,
                created(image.creationDate()),
                Observed.known(Tags.sorted(image.tags(), Tag::key, Tag::value)),
                Collections.unmodifiableMap(attributes));
        List<EncryptedResource> rows = new ArrayList<>(List.of(data));
        devices.stream()
                .skip(1)
                .map(device -> data.forPurpose(
                        new Purpose(Purpose.DEVICE, name(device)), encryption(device.ebs()), snapshot(device)))
                .forEach(rows::add);
        return rows;
    }

    private static Map<String, Observed<String>> snapshot(BlockDeviceMapping device) {
        return Map.of(
                ResourceAttributes.SNAPSHOT_ID, Observed.known(device.ebs().snapshotId()));
    }

    private Observed<Sharing> sharing(Image image, int place) {
        if (place >= context.depth().sharingLimit()) {
            return Observed.notAsked("there are more images than the setting sharing-limit, "
                    + context.depth().sharingLimit());
        }
        return context.calls()
                .ask(
                        EbsActions.DESCRIBE_IMAGE_ATTRIBUTE,
                        () -> Sharing.ofImage(ec2.describeImageAttribute(request -> request.imageId(image.imageId())
                                        .attribute(ImageAttributeName.LAUNCH_PERMISSION))
                                .launchPermissions()),
                        "InvalidAMIID.NotFound",
                        Sharing.NONE);
    }

    private Observed<Encryption> encryption(EbsBlockDevice device) {
        Observed<Encryption> known = bySnapshot.get(device.snapshotId());
        if (known != null) {
            return known;
        }
        if (device.kmsKeyId() != null) {
            return Observed.known(Encryption.kms("sse-kms", KeyReference.parse(device.kmsKeyId())));
        }
        if (Boolean.FALSE.equals(device.encrypted())) {
            return Observed.known(Encryption.without(Encryption.Method.NONE, "none"));
        }
        return allSnapshots.flatMap(_ -> new Observed.Failed<>(
                EbsActions.DESCRIBE_IMAGES.permission(),
                "the image names no key, and its snapshot " + device.snapshotId()
                        + " is not among the account's own that were read"));
    }

    private static boolean isRoot(Image image, BlockDeviceMapping device) {
        return Objects.equals(device.deviceName(), image.rootDeviceName());
    }

    private static String name(BlockDeviceMapping device) {
        return Objects.requireNonNullElse(device.deviceName(), device.ebs().snapshotId());
    }

    private static @Nullable Instant created(@Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException unlikely) {
            return null;
        }
    }
}
