package io.keyledger.stub;

import io.keyledger.stub.world.StubRegion;
import tools.jackson.databind.node.ObjectNode;

/** The Regional endpoint of S3 Express One Zone: a Region with buckets has one directory bucket too. */
final class S3ExpressService implements StubService {
    private static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";

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
        String bucket = request.path().substring(1);
        return Operation.of(bucket.isEmpty() ? "ListDirectoryBuckets" : "GetBucketEncryption", bucket, input);
    }

    @Override
    public StubResponse answer(StubCall call) {
        StubRegion region = call.owner().region(call.region()).orElseThrow();
        return switch (call.operation()) {
            case "ListDirectoryBuckets" -> {
                Xml xml = new Xml("ListAllMyDirectoryBucketsResult", NAMESPACE).open("Buckets");
                if (region.population().buckets() > 0) {
                    xml.open("Bucket")
                            .element("Name", name(region))
                            .element("CreationDate", region.account().world().now())
                            .close("Bucket");
                }
                yield StubResponse.xml(200, xml.close("Buckets").end());
            }
            case "GetBucketEncryption" -> {
                if (!call.resource().equals(name(region))) {
                    throw new AwsError(404, "NoSuchBucket", "The specified bucket does not exist");
                }
                yield StubResponse.xml(
                        200,
                        new Xml("ServerSideEncryptionConfiguration", NAMESPACE)
                                .open("Rule")
                                .open("ApplyServerSideEncryptionByDefault")
                                .element("SSEAlgorithm", "AES256")
                                .close("ApplyServerSideEncryptionByDefault")
                                .element("BucketKeyEnabled", true)
                                .close("Rule")
                                .end());
            }
            default -> throw new AwsError(501, "NotImplemented", "The stub has no " + call.operation());
        };
    }

    /** Of the one bucket of a Region. */
    static String name(StubRegion region) {
        return "ledger-" + region.account().id() + "-" + region.name() + "--use1-az4--x-s3";
    }
}
