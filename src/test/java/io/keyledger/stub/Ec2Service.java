package io.keyledger.stub;

import io.keyledger.stub.world.StubAccount;
import io.keyledger.stub.world.StubRegion;
import io.keyledger.stub.world.StubSnapshot;
import io.keyledger.stub.world.StubVolume;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ObjectNode;

/** Amazon EC2 in its query protocol: Regions, volumes, snapshots and the defaults of EBS encryption. */
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
        expect(call, "MaxResults", "NextToken", "Owner.", "SnapshotId.");
        StubRegion region = region(call);
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
