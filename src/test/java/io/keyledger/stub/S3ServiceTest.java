package io.keyledger.stub;

import static io.keyledger.stub.Refused.assertRefused;
import static io.keyledger.stub.Stage.FIRST;
import static io.keyledger.stub.Stage.IRELAND;
import static io.keyledger.stub.Stage.SECOND;
import static io.keyledger.stub.Stage.VIRGINIA;
import static io.keyledger.stub.Stage.region;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.ListBucketsResponse;
import software.amazon.awssdk.services.s3.model.ReplicationConfiguration;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;

class S3ServiceTest {
    @AutoClose
    private final Stage stage = new Stage();

    @Test
    void listsBucketsInPagesByRegionAndPrefix() {
        StubServer server = stage.server(StubBehaviour.calm());
        S3Client s3 = stage.clients(server, FIRST).s3(VIRGINIA);

        List<Bucket> all = s3.listBucketsPaginator(request -> request.maxBuckets(170)).buckets().stream()
                .toList();
        List<Bucket> here =
                s3
                        .listBucketsPaginator(
                                request -> request.bucketRegion(VIRGINIA).maxBuckets(299))
                        .buckets()
                        .stream()
                        .toList();
        ListBucketsResponse one =
                s3.listBuckets(request -> request.prefix(here.getFirst().name()));

        assertThat(all).hasSize(600).extracting(Bucket::name).isSorted().doesNotHaveDuplicates();
        assertThat(here).hasSize(300).allSatisfy(bucket -> {
            assertThat(bucket.bucketRegion()).isEqualTo(VIRGINIA);
            assertThat(bucket.bucketArn()).isEqualTo("arn:aws:s3:::" + bucket.name());
        });
        assertThat(one.buckets()).containsExactly(here.getFirst());
        assertThat(s3.listBuckets().buckets())
                .hasSize(600)
                .allSatisfy(bucket -> assertThat(bucket.bucketRegion()).isNull());
    }

    @Test
    void readsTheConfigurationOfBuckets() {
        StubServer server = stage.server(StubBehaviour.calm());
        S3Client s3 = stage.clients(server, FIRST).s3(VIRGINIA);
        Set<String> algorithms = new HashSet<>();
        Set<String> blocked = new HashSet<>();
        Set<String> missing = new HashSet<>();
        List<ReplicationConfiguration> replications = new ArrayList<>();

        for (int number = 0; number < 300; number++) {
            String bucket = region(VIRGINIA).bucket(number).name();
            ServerSideEncryptionRule rule = s3.getBucketEncryption(request -> request.bucket(bucket))
                    .serverSideEncryptionConfiguration()
                    .rules()
                    .getFirst();
            algorithms.add(rule.applyServerSideEncryptionByDefault().sseAlgorithmAsString());
            if (rule.blockedEncryptionTypes() != null) {
                blocked.addAll(rule.blockedEncryptionTypes().encryptionTypeAsStrings());
            }
            attempt(missing, () -> s3.getBucketPolicy(request -> request.bucket(bucket)))
                    .ifPresent(policy -> assertThat(policy.policy()).contains("aws:SecureTransport"));
            attempt(missing, () -> s3.getBucketTagging(request -> request.bucket(bucket)))
                    .ifPresent(tagging -> assertThat(tagging.tagSet()).isNotEmpty());
            attempt(missing, () -> s3.getBucketReplication(request -> request.bucket(bucket)))
                    .ifPresent(answer -> replications.add(answer.replicationConfiguration()));
        }

        assertThat(algorithms).containsExactlyInAnyOrder("AES256", "aws:kms", "aws:kms:dsse");
        assertThat(blocked).containsExactlyInAnyOrder("SSE-C", "NONE");
        assertThat(missing)
                .containsExactlyInAnyOrder(
                        "NoSuchBucketPolicy", "NoSuchTagSet", "ReplicationConfigurationNotFoundError");
        assertThat(replications)
                .isNotEmpty()
                .anySatisfy(configuration -> assertThat(configuration
                                .rules()
                                .getFirst()
                                .destination()
                                .encryptionConfiguration()
                                .replicaKmsKeyID())
                        .startsWith("arn:aws:kms:"));
    }

    @Test
    void sendsClientsToTheRegionOfABucket() {
        StubClients clients = stage.clients(stage.server(StubBehaviour.calm()), FIRST);
        S3Client s3 = clients.s3(VIRGINIA);
        String bucket = region(IRELAND).bucket(3).name();

        S3Exception moved = catchThrowableOfType(
                S3Exception.class, () -> s3.getBucketEncryption(request -> request.bucket(bucket)));

        assertThat(moved.statusCode()).isEqualTo(301);
        assertThat(moved.awsErrorDetails().sdkHttpResponse().firstMatchingHeader("x-amz-bucket-region"))
                .contains(IRELAND);
        assertThat(s3.getBucketLocation(request -> request.bucket(bucket)).locationConstraintAsString())
                .isEqualTo(IRELAND);
        assertThat(clients.s3(IRELAND)
                        .headBucket(request -> request.bucket(bucket))
                        .bucketRegion())
                .isEqualTo(IRELAND);
        assertRefused(404, "NoSuchBucket", () -> s3.getBucketPolicy(request -> request.bucket("not-there")));
        assertRefused(
                403,
                "AccessDenied",
                () -> stage.clients(stage.server(StubBehaviour.calm()), SECOND)
                        .s3(IRELAND)
                        .getBucketPolicy(request -> request.bucket(bucket)));
        assertRefused(
                403,
                "AccessDenied",
                () -> clients.s3(IRELAND)
                        .getBucketPolicy(request -> request.bucket(bucket).expectedBucketOwner(SECOND)));
    }

    @Test
    void readsBucketsByVirtualHost() throws Exception {
        StubServer server = stage.server(StubBehaviour.calm());
        String bucket = region(VIRGINIA).bucket(0).name();
        // Sent by hand: whether names below localhost resolve differs from machine to machine.
        String head = "GET /?encryption HTTP/1.1\r\nHost: " + bucket + ".s3.us-east-1.amazonaws.com\r\n"
                + "Connection: close\r\nAuthorization: AWS4-HMAC-SHA256 Credential=" + StubServer.accessKeyId(FIRST)
                + "/20261124/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0\r\n\r\n";
        try (Socket socket = new Socket(server.uri().getHost(), server.uri().getPort())) {
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 200 ").contains("<SSEAlgorithm>");
        }
        assertThat(server.counters().calls("s3:GetBucketEncryption")).isEqualTo(1);
    }

    private static <T> Optional<T> attempt(Set<String> missing, Supplier<T> call) {
        try {
            return Optional.of(call.get());
        } catch (S3Exception e) {
            assertThat(e.statusCode()).isEqualTo(404);
            missing.add(e.awsErrorDetails().errorCode());
            return Optional.empty();
        }
    }
}
