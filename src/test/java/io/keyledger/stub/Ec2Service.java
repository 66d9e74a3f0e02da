package io.keyledger.stub;

import io.keyledger.stub.world.StubAccount;
import io.keyledger.stub.world.StubRegion;
import io.keyledger.stub.world.StubSnapshot;
import io.keyledger.stub.world.StubVolume;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ObjectNode;

/** Amazon EC2 in its query protocol: Regions, volumes, snapshots, images, launch templates and the settings of EBS. */
final class Ec2Service implements StubService {
    private static final String NAMESPACE = "http://ec2.amazonaws.com/doc/2016-11-15/";
    private static final int LEAST_RESULTS = 5;
    private static final int MOST_VOLUMES = 500;
    private static final int MOST_SNAPSHOTS = 1000;
    private static final List<String> OTHER_REGIONS = List.of("af-south-1", "me-south-1");

    @Override
    public ErrorForm errorForm() {
        return ErrorForm.EC2;
    }

    @Override
    public Refusals refusals() {
        return Refusals.EC2;
    }

    @Override
    public Operation operation(StubRequest request) {
        ObjectNode input = Json.object();
        request.formParameters().forEach(input::put);
        String name = input.path("Action").asString("");
        boolean list = name.equals("DescribeVolumes") || name.equals("DescribeSnapshots");
        boolean unpaged = list
                && !input.has("MaxResults")
                && input.propertyNames().stream()
                        .noneMatch(parameter -> parameter.startsWith("Filter.") || parameter.contains("Id."));
        return new Operation(name, unpaged ? name + "Unpaged" : name, "", input);
    }

    @Override
    public StubResponse answer(StubCall call) {
        if (call.text("DryRun").filter("true"::equals).isPresent()) {
            throw new AwsError(412, "DryRunOperation", "Request would have succeeded, but DryRun flag is set.");
        }
        return switch (call.operation()) {
            case "DescribeRegions" -> describeRegions(call);
            case "DescribeVolumes" -> describeVolumes(call);
            case "DescribeSnapshots" -> describeSnapshots(call);
            case "GetEbsEncryptionByDefault" -> {
                expect(call);
                Xml xml = document(call)
                        .element("ebsEncryptionByDefault", region(call).ebsEncryptionByDefault());
                yield StubResponse.xml(200, xml.end());
            }
            case "GetEbsDefaultKmsKeyId" -> {
                expect(call);
                Xml xml = document(call).element("kmsKeyId", region(call).ebsDefaultKey());
                yield StubResponse.xml(200, xml.end());
            }
            case "GetSnapshotBlockPublicAccessState" -> {
                expect(call);
                yield StubResponse.xml(
                        200, document(call).element("state", "unblocked").end());
            }
            case "GetImageBlockPublicAccessState" -> {
                expect(call);
                yield StubResponse.xml(
                        200,
                        document(call)
                                .element("imageBlockPublicAccessState", "unblocked")
                                .end());
            }
            case "DescribeSnapshotAttribute" -> describeSnapshotAttribute(call);
            case "DescribeLockedSnapshots" -> describeLockedSnapshots(call);
            case "DescribeFastSnapshotRestores" -> describeFastSnapshotRestores(call);
            case "ListSnapshotsInRecycleBin" -> listSnapshotsInRecycleBin(call);
            case "DescribeImages" -> describeImages(call);
            case "DescribeImageAttribute" -> describeImageAttribute(call);
            case "DescribeLaunchTemplateVersions" -> describeLaunchTemplateVersions(call);
            default -> throw new AwsError(400, "InvalidAction", "The stub has no " + call.operation());
        };
    }

    private static StubResponse describeRegions(StubCall call) {
        expect(call, "AllRegions", "RegionName.");
        boolean all = call.text("AllRegions").filter("true"::equals).isPresent();
        List<String> asked = numbered(call, "RegionName.");
        StubAccount account = call.owner();
        List<String> enabled = account.regions().stream().map(StubRegion::name).toList();
        List<String> known = new ArrayList<>(enabled);
        OTHER_REGIONS.stream().filter(name -> !enabled.contains(name)).forEach(known::add);
        asked.stream().filter(name -> !known.contains(name)).findFirst().ifPresent(unknown -> {
            throw new AwsError(400, "InvalidParameterValue", "Invalid region provided: " + unknown);
        });
        Xml xml = document(call).open("regionInfo");
        for (String name : known) {
            boolean on = enabled.contains(name);
            if ((asked.isEmpty() && !all && !on) || (!asked.isEmpty() && !asked.contains(name))) {
                continue;
            }
            String status = on ? "opt-in-not-required" : "not-opted-in";
            xml.open("item")
                    .element("regionName", name)
                    .element("regionEndpoint", "ec2." + name + ".amazonaws.com")
                    .element("optInStatus", status)
                    .close("item");
        }
        return StubResponse.xml(200, xml.close("regionInfo").end());
    }

    private static StubResponse describeVolumes(StubCall call) {
        expect(call, "MaxResults", "NextToken", "VolumeId.", "IncludeManagedResources");
        StubRegion region = region(call);
        Page<StubVolume> page = page(
                call,
                "VolumeId.",
                MOST_VOLUMES,
                region.population().volumes(),
                region::volume,
                id -> region.volume(id)
                        .orElseThrow(() -> new AwsError(
                                400, "InvalidVolume.NotFound", "The volume '" + id + "' does not exist.")));
        Xml xml = document(call).open("volumeSet");
        page.items().forEach(volume -> volume(volume, xml));
        xml.close("volumeSet");
        page.nextToken().ifPresent(token -> xml.element("nextToken", token));
        return StubResponse.xml(200, xml.end());
    }

    private static void volume(StubVolume volume, Xml xml) {
        xml.open("item")
                .element("volumeId", volume.id())
                .element("size", volume.sizeInGibibytes())
                .element("availabilityZone", volume.availabilityZone())
                .element("status", volume.instanceId().isPresent() ? "in-use" : "available")
                .element("createTime", volume.creationDate())
                .element("volumeType", volume.type())
                .element("encrypted", volume.keyArn().isPresent());
        encryption(volume.keyArn(), xml);
        volume.instanceId()
                .ifPresent(instance -> xml.open("attachmentSet")
                        .open("item")
                        .element("volumeId", volume.id())
                        .element("instanceId", instance)
                        .element("device", "/dev/xvda")
                        .element("status", "attached")
                        .element("attachTime", volume.creationDate())
                        .element("deleteOnTermination", true)
                        .close("item")
                        .close("attachmentSet"));
        tags(volume.tags(), xml);
        xml.close("item");
    }

    private static StubResponse describeSnapshots(StubCall call) {
        expect(call, "MaxResults", "NextToken", "Owner.", "RestorableBy.", "SnapshotId.");
        StubRegion region = region(call);
        if (numbered(call, "RestorableBy.").contains("all")) {
            return publicSnapshots(call, region);
        }
        List<String> owners = numbered(call, "Owner.");
        boolean own = owners.isEmpty() || owners.contains("self") || owners.contains(call.account());
        Page<StubSnapshot> page = page(
                call,
                "SnapshotId.",
                MOST_SNAPSHOTS,
                own ? region.population().snapshots() : 0,
                region::snapshot,
                id -> region.snapshot(id)
                        .orElseThrow(() -> new AwsError(
                                400, "InvalidSnapshot.NotFound", "The snapshot '" + id + "' does not exist.")));
        Xml xml = document(call).open("snapshotSet");
        page.items().forEach(snapshot -> snapshot(snapshot, xml));
        xml.close("snapshotSet");
        page.nextToken().ifPresent(token -> xml.element("nextToken", token));
        return StubResponse.xml(200, xml.end());
    }

    private static void snapshot(StubSnapshot snapshot, Xml xml) {
        xml.open("item")
                .element("snapshotId", snapshot.id())
                .element("volumeId", snapshot.volumeId())
                .element("status", "completed")
                .element("startTime", snapshot.startTime())
                .element("progress", "100%")
                .element("ownerId", snapshot.region().account().id())
                .element("volumeSize", snapshot.volumeSizeInGibibytes())
                .element("storageTier", snapshot.storageTier())
                .element("description", "Nightly backup")
                .element("encrypted", snapshot.keyArn().isPresent());
        encryption(snapshot.keyArn(), xml);
        tags(snapshot.tags(), xml);
        xml.close("item");
    }

    private static StubResponse publicSnapshots(StubCall call, StubRegion region) {
        Xml xml = document(call).open("snapshotSet");
        IntStream.range(0, region.population().snapshots())
                .mapToObj(region::snapshot)
                .filter(StubSnapshot::isPublic)
                .forEach(snapshot -> snapshot(snapshot, xml));
        return StubResponse.xml(200, xml.close("snapshotSet").end());
    }

    private static StubResponse describeSnapshotAttribute(StubCall call) {
        expect(call, "SnapshotId", "Attribute");
        StubSnapshot snapshot = region(call)
                .snapshot(call.text("SnapshotId").orElse(""))
                .orElseThrow(() -> new AwsError(400, "InvalidSnapshot.NotFound", "The snapshot does not exist."));
        Xml xml = document(call).element("snapshotId", snapshot.id()).open("createVolumePermission");
        if (snapshot.isPublic()) {
            xml.open("item").element("group", "all").close("item");
        }
        for (String account : snapshot.sharedWith()) {
            xml.open("item").element("userId", account).close("item");
        }
        return StubResponse.xml(200, xml.close("createVolumePermission").end());
    }

    /** Every fifth of the first snapshots. */
    private static StubResponse describeLockedSnapshots(StubCall call) {
        expect(call, "MaxResults", "NextToken");
        Xml xml = document(call).open("snapshotSet");
        someSnapshots(call, 5)
                .forEach(snapshot -> xml.open("item")
                        .element("ownerId", call.account())
                        .element("snapshotId", snapshot.id())
                        .element("lockState", "governance")
                        .element("lockExpiresOn", snapshot.startTime().plus(Duration.ofDays(9000)))
                        .close("item"));
        return StubResponse.xml(200, xml.close("snapshotSet").end());
    }

    /** Every fourth of the first snapshots. */
    private static StubResponse describeFastSnapshotRestores(StubCall call) {
        expect(call, "MaxResults", "NextToken");
        Xml xml = document(call).open("fastSnapshotRestoreSet");
        someSnapshots(call, 4)
                .forEach(snapshot -> xml.open("item")
                        .element("snapshotId", snapshot.id())
                        .element("availabilityZone", call.region() + "a")
                        .element("state", "enabled")
                        .close("item"));
        return StubResponse.xml(200, xml.close("fastSnapshotRestoreSet").end());
    }

    private static List<StubSnapshot> someSnapshots(StubCall call, int every) {
        StubRegion region = region(call);
        return IntStream.range(0, Math.min(20, region.population().snapshots()))
                .filter(number -> number % every == 0)
                .mapToObj(region::snapshot)
                .toList();
    }

    /** One of the first volume, and one whose volume is gone. */
    private static StubResponse listSnapshotsInRecycleBin(StubCall call) {
        expect(call, "MaxResults", "NextToken");
        StubRegion region = region(call);
        Xml xml = document(call).open("snapshotSet");
        if (region.population().volumes() > 0) {
            binned("snap-1b1000000000000a1", region.volume(0).id(), region, xml);
            binned("snap-1b1000000000000a2", "vol-0b1000000000000a2", region, xml);
        }
        return StubResponse.xml(200, xml.close("snapshotSet").end());
    }

    private static void binned(String id, String volume, StubRegion region, Xml xml) {
        Instant now = region.account().world().now();
        xml.open("item")
                .element("snapshotId", id)
                .element("recycleBinEnterTime", now.minus(Duration.ofDays(3)))
                .element("recycleBinExitTime", now.plus(Duration.ofDays(4)))
                .element("volumeId", volume)
                .close("item");
    }

    /** An image of each two snapshots: the first is its root device. */
    private static StubResponse describeImages(StubCall call) {
        expect(call, "MaxResults", "NextToken", "Owner.", "IncludeDisabled");
        StubRegion region = region(call);
        Xml xml = document(call).open("imagesSet");
        for (int number = 0; number + 1 < Math.min(20, region.population().snapshots()); number += 2) {
            xml.open("item")
                    .element("imageId", imageId(number))
                    .element("imageState", "available")
                    .element("imageOwnerId", call.account())
                    .element("name", "image-" + number)
                    .element("isPublic", number == 0)
                    .element("rootDeviceName", "/dev/xvda")
                    .element("creationDate", "2026-01-02T03:04:05.000Z")
                    .open("blockDeviceMapping");
            device("/dev/xvda", region.snapshot(number), xml);
            device("/dev/sdb", region.snapshot(number + 1), xml);
            xml.close("blockDeviceMapping").close("item");
        }
        return StubResponse.xml(200, xml.close("imagesSet").end());
    }

    private static String imageId(int number) {
        return "ami-%017x".formatted(number);
    }

    private static void device(String name, StubSnapshot snapshot, Xml xml) {
        xml.open("item")
                .element("deviceName", name)
                .open("ebs")
                .element("snapshotId", snapshot.id())
                .element("encrypted", snapshot.keyArn().isPresent())
                .close("ebs")
                .close("item");
    }

    private static StubResponse describeImageAttribute(StubCall call) {
        expect(call, "ImageId", "Attribute");
        String id = call.text("ImageId").orElse("");
        Xml xml = document(call).element("imageId", id).open("launchPermission").open("item");
        if (id.equals(imageId(0))) {
            xml.element("group", "all");
        } else {
            xml.element("userId", StubSnapshot.PARTNER);
        }
        return StubResponse.xml(200, xml.close("item").close("launchPermission").end());
    }

    /** One template with two versions, which name the key of the first volume that has one. */
    private static StubResponse describeLaunchTemplateVersions(StubCall call) {
        expect(call, "MaxResults", "NextToken", "LaunchTemplateVersion.");
        StubRegion region = region(call);
        Optional<String> key = IntStream.range(0, region.population().volumes())
                .mapToObj(region::volume)
                .flatMap(volume -> volume.keyArn().stream())
                .findFirst();
        Xml xml = document(call).open("launchTemplateVersionSet");
        key.ifPresent(arn -> {
            version(1, arn, xml);
            version(2, arn, xml);
        });
        return StubResponse.xml(200, xml.close("launchTemplateVersionSet").end());
    }

    private static void version(int number, String keyArn, Xml xml) {
        xml.open("item")
                .element("launchTemplateId", "lt-0123456789abcdef0")
                .element("launchTemplateName", "workers")
                .element("versionNumber", number)
                .element("defaultVersion", number == 1)
                .open("launchTemplateData")
                .open("blockDeviceMappingSet")
                .open("item")
                .element("deviceName", "/dev/xvda")
                .open("ebs")
                .element("encrypted", true)
                .element("kmsKeyId", keyArn)
                .close("ebs")
                .close("item")
                .close("blockDeviceMappingSet")
                .close("launchTemplateData")
                .close("item");
    }

    private static void encryption(Optional<String> keyArn, Xml xml) {
        keyArn.ifPresent(arn -> xml.element("kmsKeyId", arn));
        xml.element("sseType", keyArn.isPresent() ? "sse-kms" : "none");
    }

    private static void tags(Map<String, String> tags, Xml xml) {
        if (tags.isEmpty()) {
            return;
        }
        xml.open("tagSet");
        tags.forEach((key, value) ->
                xml.open("item").element("key", key).element("value", value).close("item"));
        xml.close("tagSet");
    }

    /** A page by MaxResults and NextToken, or the things with the ids asked for, or everything. */
    private static <T> Page<T> page(
            StubCall call, String idParameter, int most, int total, IntFunction<T> byNumber, Function<String, T> byId) {
        List<String> ids = numbered(call, idParameter);
        Optional<Integer> maxResults = call.text("MaxResults").map(Ec2Service::maxResults);
        if (!ids.isEmpty()) {
            if (maxResults.isPresent()) {
                throw new AwsError(
                        400, "InvalidParameterCombination", "Ids cannot be combined with the parameter maxResults");
            }
            return new Page<>(ids.stream().map(byId).toList(), Optional.empty());
        }
        int start = call.text("NextToken")
                .map(token -> PageToken.position(call.operation(), token)
                        .orElseThrow(() ->
                                new AwsError(400, "InvalidParameterValue", "The token '" + token + "' is invalid")))
                .map(Math::toIntExact)
                .orElse(0);
        int end = maxResults
                .map(asked -> Math.min(total, start + Math.min(asked, most)))
                .orElse(total);
        List<T> items = IntStream.range(start, end).mapToObj(byNumber).toList();
        return new Page<>(items, end < total ? Optional.of(PageToken.of(call.operation(), end)) : Optional.empty());
    }

    private static int maxResults(String text) {
        int asked;
        try {
            asked = Integer.parseInt(text);
        } catch (NumberFormatException e) {
            asked = 0;
        }
        if (asked < LEAST_RESULTS) {
            throw new AwsError(
                    400,
                    "InvalidParameterValue",
                    "Value ( " + text + " ) for parameter maxResults is invalid. Expecting a value of at least "
                            + LEAST_RESULTS + ".");
        }
        return asked;
    }

    private static List<String> numbered(StubCall call, String prefix) {
        return IntStream.iterate(1, number -> call.text(prefix + number).isPresent(), number -> number + 1)
                .mapToObj(number -> call.text(prefix + number).orElseThrow())
                .toList();
    }

    /** A name that ends in a point stands for a numbered list. */
    private static void expect(StubCall call, String... parameters) {
        Collection<String> known = new ArrayList<>(List.of("Action", "Version", "DryRun"));
        known.addAll(List.of(parameters));
        call.parameterBeyond(name -> known.contains(name)
                        || known.stream().anyMatch(list -> list.endsWith(".") && name.startsWith(list)))
                .ifPresent(unknown -> {
                    throw new AwsError(400, "UnknownParameter", "The stub knows no parameter " + unknown);
                });
    }

    private static StubRegion region(StubCall call) {
        return call.owner().region(call.region()).orElseThrow();
    }

    private static Xml document(StubCall call) {
        return new Xml(call.operation() + "Response", NAMESPACE).element("requestId", "stub");
    }

    private record Page<T>(List<T> items, Optional<String> nextToken) {}
}
