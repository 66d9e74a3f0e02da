package io.keyledger.moto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KeyManagerType;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.EncryptionType;
import software.amazon.awssdk.services.s3.model.ListBucketsResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;

class BucketsIT {

    @RegisterExtension
    static final MotoServer moto = MotoServer.shared();

    private final S3Client s3 = moto.in(Region.US_EAST_1).s3();

    @Test
    void aNewBucketEncryptsWithS3KeysAndRefusesCustomerProvidedKeys() {
        s3.createBucket(r -> r.bucket("fresh"));

        ServerSideEncryptionRule rule = encryption("fresh");

        assertThat(rule.applyServerSideEncryptionByDefault().sseAlgorithm()).isEqualTo(ServerSideEncryption.AES256);
        assertThat(rule.applyServerSideEncryptionByDefault().kmsMasterKeyID()).isNull();
        assertThat(rule.bucketKeyEnabled()).isFalse();
        assertThat(rule.blockedEncryptionTypes().encryptionType()).containsExactly(EncryptionType.SSE_C);
    }

    @Test
    void whatIsSetIsTold() {
        s3.createBucket(r -> r.bucket("kms-bucket"));
        s3.putBucketEncryption(r -> r.bucket("kms-bucket")
                .serverSideEncryptionConfiguration(c -> c.rules(ServerSideEncryptionRule.builder()
                        .applyServerSideEncryptionByDefault(d -> d.sseAlgorithm(ServerSideEncryption.AWS_KMS_DSSE)
                                .kmsMasterKeyID("alias/data"))
                        .bucketKeyEnabled(true)
                        .blockedEncryptionTypes(b -> b.encryptionType(EncryptionType.NONE))
                        .build())));

        ServerSideEncryptionRule rule = encryption("kms-bucket");
        assertThat(rule.applyServerSideEncryptionByDefault().sseAlgorithm())
                .isEqualTo(ServerSideEncryption.AWS_KMS_DSSE);
        assertThat(rule.applyServerSideEncryptionByDefault().kmsMasterKeyID()).isEqualTo("alias/data");
        assertThat(rule.bucketKeyEnabled()).isTrue();
        assertThat(rule.blockedEncryptionTypes().encryptionType()).containsExactly(EncryptionType.NONE);
    }

    @Test
    void whatIsBlockedStaysBlockedWhenNothingIsSaidOfIt() {
        s3.createBucket(r -> r.bucket("kept"));
        onSseKms("kept");

        assertThat(encryption("kept").blockedEncryptionTypes().encryptionType()).containsExactly(EncryptionType.SSE_C);
        s3.deleteBucketEncryption(r -> r.bucket("kept"));
        assertThat(encryption("kept").applyServerSideEncryptionByDefault().sseAlgorithm())
                .isEqualTo(ServerSideEncryption.AES256);
    }

    @Test
    void theFirstObjectUnderSseKmsBringsTheKeyOfS3About() {
        KmsClient kms = moto.in(Region.US_EAST_1).kms();
        s3.createBucket(r -> r.bucket("managed"));
        onSseKms("managed");
        assertThat(kms.listKeys().keys()).isEmpty();

        s3.putObject(r -> r.bucket("managed").key("object"), RequestBody.fromString("content"));

        String keyId = kms.listKeys().keys().getFirst().keyId();
        assertThat(kms.describeKey(r -> r.keyId(keyId)).keyMetadata().keyManager())
                .isEqualTo(KeyManagerType.AWS);
        assertThat(s3.headObject(r -> r.bucket("managed").key("object")).ssekmsKeyId())
                .endsWith(keyId);
    }

    @Test
    void bucketsComeInPagesWithTheirRegion() {
        IntStream.range(0, 5).forEach(i -> s3.createBucket(r -> r.bucket("bucket-" + i)));
        moto.in(Region.EU_WEST_1)
                .s3()
                .createBucket(
                        r -> r.bucket("european").createBucketConfiguration(c -> c.locationConstraint("eu-west-1")));

        ListBucketsResponse first = s3.listBuckets(r -> r.maxBuckets(2));
        assertThat(first.buckets()).hasSize(2);
        assertThat(first.continuationToken()).isNotBlank();
        assertThat(s3.listBucketsPaginator(r -> r.maxBuckets(2)).buckets())
                .extracting(Bucket::name)
                .containsExactly("bucket-0", "bucket-1", "bucket-2", "bucket-3", "bucket-4", "european");

        assertThat(s3.listBuckets(r -> r.bucketRegion("eu-west-1")).buckets())
                .singleElement()
                .satisfies(bucket -> assertThat(bucket.bucketRegion()).isEqualTo("eu-west-1"));
        assertThat(s3.listBuckets(r -> r.prefix("bucket-")).buckets()).hasSize(5);
        assertThat(s3.listBuckets().buckets())
                .as("S3 tells Regions only to those who ask for something in particular")
                .extracting(Bucket::bucketRegion)
                .containsOnlyNulls();
    }

    @Test
    void aBucketAnswersInItsOwnRegion() {
        S3Client europe = moto.in(Region.EU_WEST_1).s3();
        europe.createBucket(
                r -> r.bucket("european").createBucketConfiguration(c -> c.locationConstraint("eu-west-1")));

        assertThatThrownBy(() -> s3.getBucketEncryption(r -> r.bucket("european")))
                .isInstanceOfSatisfying(S3Exception.class, problem -> {
                    assertThat(problem.statusCode()).isEqualTo(301);
                    assertThat(problem.awsErrorDetails().sdkHttpResponse().firstMatchingHeader("x-amz-bucket-region"))
                            .hasValue("eu-west-1");
                });
        assertThat(europe.getBucketEncryption(r -> r.bucket("european"))
                        .serverSideEncryptionConfiguration()
                        .rules())
                .hasSize(1);
        assertThat(s3.getBucketLocation(r -> r.bucket("european")).locationConstraintAsString())
                .isEqualTo("eu-west-1");
    }

    private void onSseKms(String bucket) {
        s3.putBucketEncryption(r -> r.bucket(bucket)
                .serverSideEncryptionConfiguration(c -> c.rules(ServerSideEncryptionRule.builder()
                        .applyServerSideEncryptionByDefault(d -> d.sseAlgorithm(ServerSideEncryption.AWS_KMS))
                        .build())));
    }

    private ServerSideEncryptionRule encryption(String bucket) {
        return s3.getBucketEncryption(r -> r.bucket(bucket))
                .serverSideEncryptionConfiguration()
                .rules()
                .getFirst();
    }
}
