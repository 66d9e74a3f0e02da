package io.keyledger.stub;

import io.keyledger.stub.world.StubBucket;
import io.keyledger.stub.world.StubRegion;
import io.keyledger.stub.world.StubWorld;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** Amazon S3 in REST-XML, by path-style and virtual-hosted requests: what reads a bucket's configuration. */
final class S3Service implements StubService {
    private static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";
    private static final Pattern VIRTUAL_HOST =
            Pattern.compile("(.+)\\.(?:localhost|s3(?:[.-][a-z0-9-]+)?\\.amazonaws\\.com)(?::\\d+)?");
    private static final int MOST_BUCKETS = 10_000;
    private static final Map<String, String> SUBRESOURCES = Map.of(
            "encryption", "Encryption",
            "policy", "Policy",
            "tagging", "Tagging",
            "replication", "Replication",
            "location", "Location");

    private final StubWorld world;

    S3Service(StubWorld world) {
        this.world = world;
    }

    @Override
    public ErrorForm errorForm() {
        return ErrorForm.S3;
    }

    @Override
    public Refusals refusals() {
        return Refusals.S3;
    }

    @Override
    public Operation operation(StubRequest request) {
        ObjectNode input = Json.object();
        request.queryParameters().forEach(input::put);
        String path = request.path().substring(1);
        Matcher host = VIRTUAL_HOST.matcher(request.headers().getOrDefault("host", ""));
        if (host.matches()) {
            return Operation.of(name(request.method(), true, path, input), host.group(1), input);
        }
        int slash = path.indexOf('/');
        String bucket = slash < 0 ? path : path.substring(0, slash);
        String object = slash < 0 ? "" : path.substring(slash + 1);
        return Operation.of(name(request.method(), !bucket.isEmpty(), object, input), bucket, input);
    }

    private static String name(String method, boolean bucket, String object, ObjectNode input) {
        Optional<String> subresource =
                SUBRESOURCES.keySet().stream().filter(input::has).findFirst();
        if (method.equals("GET") && !bucket) {
            return "ListBuckets";
        }
        if (method.equals("HEAD") && bucket && object.isEmpty()) {
            return "HeadBucket";
        }
        if (method.equals("GET") && object.isEmpty() && input.has("inventory")) {
            return "ListBucketInventoryConfigurations";
        }
        if (method.equals("GET") && object.isEmpty() && subresource.isPresent()) {
            return "GetBucket" + SUBRESOURCES.get(subresource.get());
        }
        // Not one that the stub answers, but a name by which a test sees what was sent.
        String parameters = String.join("&", input.propertyNames());
        return method + (object.isEmpty() ? " bucket" : " object") + (parameters.isEmpty() ? "" : "?" + parameters);
    }

    @Override
    public StubResponse answer(StubCall call) {
        return switch (call.operation()) {
            case "ListBuckets" -> listBuckets(call);
            case "HeadBucket" -> headBucket(call);
            case "GetBucketLocation" -> location(call);
            case "GetBucketEncryption" -> encryption(bucketHere(call));
            case "GetBucketPolicy" -> policy(bucketHere(call));
            case "GetBucketTagging" -> tagging(bucketHere(call));
            case "GetBucketReplication" -> replication(bucketHere(call));
            case "ListBucketInventoryConfigurations" -> inventories(bucketHere(call));
            default -> throw new AwsError(501, "NotImplemented", "The stub has no " + call.operation());
        };
    }

    /** Says in a header where the bucket is, as S3 does even to those it turns away. */
    @Override
    public StubResponse refusal(AwsError error, StubCall call, String requestId) {
        StubResponse response = errorForm().response(error, requestId);
        return world.bucket(call.resource())
                .map(bucket ->
                        response.with("x-amz-bucket-region", bucket.region().name()))
                .orElse(response);
    }

    private StubResponse listBuckets(StubCall call) {
        call.parameterBeyond(Set.of("max-buckets", "continuation-token", "prefix", "bucket-region", "x-id"))
                .ifPresent(unknown -> {
                    throw new AwsError(400, "InvalidArgument", "ListBuckets has no parameter " + unknown);
                });
        Optional<String> bucketRegion = call.text("bucket-region");
        if (bucketRegion.isPresent() && !bucketRegion.get().equals(call.region())) {
            throw new AwsError(400, "InvalidArgument", "The bucket Region is not the Region of the endpoint");
        }
        Optional<Integer> most = call.text("max-buckets").map(S3Service::maxBuckets);
        String prefix = call.text("prefix").orElse("");
        List<StubRegion> regions = call.owner().regions().stream()
                .filter(region -> bucketRegion.map(region.name()::equals).orElse(true))
                .sorted(Comparator.comparing(region -> region.name() + "-"))
                .toList();
        long all = regions.stream()
                .mapToLong(region -> region.population().buckets())
                .sum();
        if (most.isEmpty() && all > MOST_BUCKETS) {
            throw new AwsError(400, "InvalidRequest", "More than 10,000 buckets are only listed in pages");
        }
        String tokenKind = "ListBuckets" + bucketRegion.orElse("") + prefix;
        long position = call.text("continuation-token")
                .map(token -> PageToken.position(tokenKind, token)
                        .orElseThrow(() ->
                                new AwsError(400, "InvalidArgument", "The continuation token provided is incorrect")))
                .orElse(0L);
        boolean detailed = most.isPresent() || bucketRegion.isPresent() || !prefix.isEmpty();
        List<StubBucket> page = new ArrayList<>();
        int limit = most.orElse(MOST_BUCKETS);
        while (position < all && page.size() < limit) {
            StubBucket bucket = bucketAt(regions, position);
            if (bucket.name().startsWith(prefix)) {
                page.add(bucket);
            }
            position++;
        }
        String nextToken = position < all ? PageToken.of(tokenKind, position) : "";
        return buckets(call, page, detailed, prefix, nextToken);
    }

    private static StubResponse buckets(
            StubCall call, List<StubBucket> page, boolean detailed, String prefix, String nextToken) {
        Xml xml = new Xml("ListAllMyBucketsResult", NAMESPACE)
                .open("Owner")
                .element("ID", call.account())
                .close("Owner")
                .open("Buckets");
        for (StubBucket bucket : page) {
            xml.open("Bucket").element("Name", bucket.name()).element("CreationDate", bucket.creationDate());
            if (detailed) {
                // AWS adds the Region only to requests with at least one parameter.
                xml.element("BucketRegion", bucket.region().name());
            }
            xml.element("BucketArn", bucket.arn()).close("Bucket");
        }
        xml.close("Buckets");
        if (!prefix.isEmpty()) {
            xml.element("Prefix", prefix);
        }
        if (!nextToken.isEmpty()) {
            xml.element("ContinuationToken", nextToken);
        }
        return xml(xml);
    }

    private static StubBucket bucketAt(List<StubRegion> regions, long position) {
        long left = position;
        for (StubRegion region : regions) {
            if (left < region.population().buckets()) {
                return region.bucket((int) left);
            }
            left -= region.population().buckets();
        }
        throw new IllegalArgumentException("No bucket at " + position);
    }

    private static int maxBuckets(String text) {
        int most;
        try {
            most = Integer.parseInt(text);
        } catch (NumberFormatException e) {
            most = 0;
        }
        if (most < 1 || most > MOST_BUCKETS) {
            throw new AwsError(400, "InvalidArgument", "Argument max-buckets must be an integer between 1 and 10000");
        }
        return most;
    }

    private StubResponse headBucket(StubCall call) {
        StubBucket bucket = bucketHere(call);
        return StubResponse.of(200, "application/xml", new byte[0])
                .with("x-amz-bucket-region", bucket.region().name())
                .with("x-amz-bucket-arn", bucket.arn());
    }

    private StubResponse location(StubCall call) {
        String region = bucket(call).region().name();
        // The oldest Region has no location constraint.
        String constraint = region.equals("us-east-1") ? "" : region;
        String body = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<LocationConstraint xmlns=\"" + NAMESPACE + "\">"
                + constraint + "</LocationConstraint>";
        return StubResponse.of(200, "application/xml", body.getBytes(StandardCharsets.UTF_8));
    }

    private static StubResponse encryption(StubBucket bucket) {
        StubBucket.Encryption encryption = bucket.encryption();
        Xml xml = new Xml("ServerSideEncryptionConfiguration", NAMESPACE)
                .open("Rule")
                .open("ApplyServerSideEncryptionByDefault")
                .element("SSEAlgorithm", encryption.algorithm());
        encryption.key().ifPresent(key -> xml.element("KMSMasterKeyID", key));
        xml.close("ApplyServerSideEncryptionByDefault").element("BucketKeyEnabled", encryption.bucketKey());
        if (!encryption.blockedTypes().isEmpty()) {
            xml.open("BlockedEncryptionTypes");
            encryption.blockedTypes().forEach(type -> xml.element("EncryptionType", type));
            xml.close("BlockedEncryptionTypes");
        }
        return xml(xml.close("Rule"));
    }

    private static StubResponse policy(StubBucket bucket) {
        String policy = bucket.policy()
                .orElseThrow(() -> new AwsError(404, "NoSuchBucketPolicy", "The bucket policy does not exist"));
        return StubResponse.of(200, "application/json", policy.getBytes(StandardCharsets.UTF_8));
    }

    private static StubResponse tagging(StubBucket bucket) {
        SequencedMap<String, String> tags = bucket.tags();
        if (tags.isEmpty()) {
            throw new AwsError(404, "NoSuchTagSet", "The TagSet does not exist");
        }
        Xml xml = new Xml("Tagging", NAMESPACE).open("TagSet");
        tags.forEach((key, value) ->
                xml.open("Tag").element("Key", key).element("Value", value).close("Tag"));
        return xml(xml.close("TagSet"));
    }

    private static StubResponse replication(StubBucket bucket) {
        StubBucket.Replication replication = bucket.replication()
                .orElseThrow(() -> new AwsError(
                        404, "ReplicationConfigurationNotFoundError", "The replication configuration was not found"));
        Xml xml = new Xml("ReplicationConfiguration", NAMESPACE)
                .element("Role", replication.roleArn())
                .open("Rule")
                .element("ID", "everything")
                .element("Priority", 1)
                .element("Status", "Enabled")
                .open("Filter")
                .close("Filter")
                .open("Destination")
                .element("Bucket", replication.targetBucketArn());
        replication
                .replicaKeyArn()
                .ifPresent(key -> xml.open("EncryptionConfiguration")
                        .element("ReplicaKmsKeyID", key)
                        .close("EncryptionConfiguration"));
        xml.close("Destination").open("DeleteMarkerReplication").element("Status", "Disabled");
        return xml(xml.close("DeleteMarkerReplication").close("Rule"));
    }

    private static StubResponse inventories(StubBucket bucket) {
        Xml xml = new Xml("ListInventoryConfigurationsResult", NAMESPACE);
        bucket.inventoryKeyArn()
                .ifPresent(key -> xml.open("InventoryConfiguration")
                        .element("Id", "weekly")
                        .element("IsEnabled", true)
                        .open("Destination")
                        .open("S3BucketDestination")
                        .element("Format", "CSV")
                        .element("Bucket", "arn:aws:s3:::reports")
                        .open("Encryption")
                        .open("SSE-KMS")
                        .element("KeyId", key)
                        .close("SSE-KMS")
                        .close("Encryption")
                        .close("S3BucketDestination")
                        .close("Destination")
                        .open("Schedule")
                        .element("Frequency", "Weekly")
                        .close("Schedule")
                        .element("IncludedObjectVersions", "All")
                        .close("InventoryConfiguration"));
        return xml(xml.element("IsTruncated", false));
    }

    /** The bucket, which must be in the Region that the request was signed for. */
    private StubBucket bucketHere(StubCall call) {
        StubBucket bucket = bucket(call);
        if (!bucket.region().name().equals(call.region())) {
            throw new AwsError(
                    301,
                    "PermanentRedirect",
                    "The bucket you are attempting to access must be addressed using the specified endpoint.");
        }
        return bucket;
    }

    private StubBucket bucket(StubCall call) {
        StubBucket bucket = world.bucket(call.resource())
                .orElseThrow(() -> new AwsError(404, "NoSuchBucket", "The specified bucket does not exist"));
        String owner = bucket.region().account().id();
        String expected = call.request().header("x-amz-expected-bucket-owner").orElse(owner);
        if (!owner.equals(call.account()) || !owner.equals(expected)) {
            throw new AwsError(403, "AccessDenied", "Access Denied");
        }
        return bucket;
    }

    private static StubResponse xml(Xml xml) {
        return StubResponse.of(200, "application/xml", xml.end().getBytes(StandardCharsets.UTF_8));
    }
}
