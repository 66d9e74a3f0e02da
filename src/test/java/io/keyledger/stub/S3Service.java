package io.keyledger.stub;

import io.keyledger.stub.world.StubBucket;
import io.keyledger.stub.world.StubRegion;
import io.keyledger.stub.world.StubWorld;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
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
    static final String OBJECT = "/object";
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d+)");
    private static final Map<String, String> SUBRESOURCES = Map.of(
            "encryption", "Encryption",
            "policy", "Policy",
            "tagging", "Tagging",
            "replication", "Replication",
            "location", "Location");

    private final StubWorld world;
    private final StubObjects objects;

    S3Service(StubWorld world, StubObjects objects) {
        this.world = world;
        this.objects = objects;
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
        String path = URLDecoder.decode(request.path().substring(1).replace("+", "%2B"), StandardCharsets.UTF_8);
        Matcher host = VIRTUAL_HOST.matcher(request.headers().getOrDefault("host", ""));
        if (host.matches()) {
            return operation(request.method(), host.group(1), path, input);
        }
        int slash = path.indexOf('/');
        String bucket = slash < 0 ? path : path.substring(0, slash);
        String object = slash < 0 ? "" : path.substring(slash + 1);
        return operation(request.method(), bucket, object, input);
    }

    private static Operation operation(String method, String bucket, String object, ObjectNode input) {
        String name = name(method, !bucket.isEmpty(), object, input);
        if (!object.isEmpty()) {
            input.put(OBJECT, object);
        }
        return Operation.of(name, bucket, input);
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
        if (method.equals("GET") && object.isEmpty() && input.has("metrics")) {
            return "ListBucketMetricsConfigurations";
        }
        if (method.equals("GET") && object.isEmpty() && subresource.isPresent()) {
            return "GetBucket" + SUBRESOURCES.get(subresource.get());
        }
        if (method.equals("GET")
                && object.isEmpty()
                && input.path("list-type").asString("").equals("2")) {
            return "ListObjectsV2";
        }
        if (method.equals("GET")
                && !object.isEmpty()
                && input.propertyNames().stream().allMatch("x-id"::equals)) {
            return "GetObject";
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
            case "ListObjectsV2" -> listObjects(call);
            case "GetObject" -> object(call);
            case "GetBucketLocation" -> location(call);
            case "GetBucketEncryption" -> encryption(bucketHere(call));
            case "GetBucketPolicy" -> policy(bucketHere(call));
            case "GetBucketTagging" -> tagging(bucketHere(call));
            case "GetBucketReplication" -> replication(bucketHere(call));
            case "ListBucketInventoryConfigurations" -> inventories(bucketHere(call));
            case "ListBucketMetricsConfigurations" -> metrics(bucketHere(call));
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

    private StubResponse listObjects(StubCall call) {
        bucketHere(call);
        call.parameterBeyond(Set.of(
                        "list-type",
                        "prefix",
                        "delimiter",
                        "max-keys",
                        "start-after",
                        "continuation-token",
                        "encoding-type",
                        OBJECT))
                .ifPresent(unknown -> {
                    throw new AwsError(400, "InvalidArgument", "ListObjectsV2 has no parameter " + unknown);
                });
        String prefix = call.text("prefix").orElse("");
        String delimiter = call.text("delimiter").orElse("");
        int most = Math.min(
                objects.pageSize(), call.text("max-keys").map(Integer::parseInt).orElse(1000));
        String after = call.text("continuation-token")
                .or(() -> call.text("start-after"))
                .orElse("");
        Xml xml = new Xml("ListBucketResult", NAMESPACE)
                .element("Name", call.resource())
                .element("Prefix", prefix);
        int count = 0;
        String last = "";
        boolean truncated = false;
        SequencedSet<String> folders = new LinkedHashSet<>();
        for (String key : objects.keys(call.resource())) {
            int end = delimiter.isEmpty() || !key.startsWith(prefix) ? -1 : key.indexOf(delimiter, prefix.length());
            String item = end < 0 ? key : key.substring(0, end + delimiter.length());
            if (!key.startsWith(prefix) || item.compareTo(after) <= 0 || folders.contains(item)) {
                continue;
            }
            if (count == most) {
                truncated = true;
                break;
            }
            count++;
            last = item;
            if (end < 0) {
                xml.open("Contents")
                        .element("Key", key)
                        .element("LastModified", "2026-11-10T12:00:00.000Z")
                        .element(
                                "Size",
                                objects.get(call.resource(), key).orElseThrow().content().length)
                        .element("StorageClass", "STANDARD")
                        .close("Contents");
            } else {
                folders.add(item);
            }
        }
        folders.forEach(
                folder -> xml.open("CommonPrefixes").element("Prefix", folder).close("CommonPrefixes"));
        xml.element("KeyCount", count).element("MaxKeys", most).element("IsTruncated", truncated);
        return xml(truncated ? xml.element("NextContinuationToken", last) : xml);
    }

    private StubResponse object(StubCall call) {
        bucketHere(call);
        StubObjects.StubObject object = objects.get(
                        call.resource(), call.text(OBJECT).orElseThrow())
                .orElseThrow(() -> new AwsError(404, "NoSuchKey", "The specified key does not exist."));
        byte[] content = object.content();
        StubResponse response = StubResponse.of(200, "application/octet-stream", content);
        Matcher range = RANGE.matcher(call.request().header("range").orElse(""));
        if (range.matches()) {
            int first = Integer.parseInt(range.group(1));
            if (first >= content.length) {
                throw new AwsError(416, "InvalidRange", "The requested range is not satisfiable");
            }
            int end = Math.min(content.length, Integer.parseInt(range.group(2)) + 1);
            response = new StubResponse(206, response.headers(), Arrays.copyOfRange(content, first, end))
                    .with("Content-Range", "bytes " + first + "-" + (end - 1) + "/" + content.length);
        }
        for (Map.Entry<String, String> entry : object.metadata().entrySet()) {
            response = response.with("x-amz-meta-" + entry.getKey(), entry.getValue());
        }
        return response;
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

    private static StubResponse metrics(StubBucket bucket) {
        Xml xml = new Xml("ListMetricsConfigurationsResult", NAMESPACE).element("IsTruncated", false);
        if (bucket.hasRequestMetrics()) {
            xml.open("MetricsConfiguration")
                    .element("Id", CloudWatchService.WHOLE_BUCKET)
                    .close("MetricsConfiguration")
                    .open("MetricsConfiguration")
                    .element("Id", CloudWatchService.PREFIX)
                    .open("Filter")
                    .element("Prefix", "logs/")
                    .close("Filter")
                    .close("MetricsConfiguration");
        }
        return xml(xml);
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
