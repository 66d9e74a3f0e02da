package io.keyledger.moto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;

class DenialsIT {

    @RegisterExtension
    static final MotoServer moto = MotoServer.shared();

    static Stream<Arguments> denied() {
        return Stream.of(
                denied(
                        "kms:ListKeys",
                        400,
                        "AccessDeniedException",
                        aws -> aws.kms().listKeys()),
                denied(
                        "s3:ListAllMyBuckets",
                        403,
                        "AccessDenied",
                        aws -> aws.s3().listBuckets()),
                denied(
                        "s3:GetEncryptionConfiguration",
                        403,
                        "AccessDenied",
                        aws -> aws.s3().getBucketEncryption(r -> r.bucket("bucket"))),
                denied(
                        "s3:GetBucketPolicy",
                        403,
                        "AccessDenied",
                        aws -> aws.s3().getBucketPolicy(r -> r.bucket("bucket"))),
                denied(
                        "s3:GetBucketTagging",
                        403,
                        "AccessDenied",
                        aws -> aws.s3().getBucketTagging(r -> r.bucket("bucket"))),
                denied(
                        "s3:GetReplicationConfiguration",
                        403,
                        "AccessDenied",
                        aws -> aws.s3().getBucketReplication(r -> r.bucket("bucket"))),
                denied(
                        "s3:GetObject",
                        403,
                        "AccessDenied",
                        aws -> aws.s3().getObjectAsBytes(r -> r.bucket("bucket").key("object"))),
                denied(
                        "ec2:DescribeVolumes",
                        403,
                        "UnauthorizedOperation",
                        aws -> aws.ec2().describeVolumes()),
                denied(
                        "ec2:DescribeRegions",
                        403,
                        "UnauthorizedOperation",
                        aws -> aws.ec2().describeRegions()),
                denied(
                        "ebs:ListSnapshotBlocks",
                        403,
                        "AccessDeniedException",
                        aws -> aws.ebs().listSnapshotBlocks(r -> r.snapshotId("snap-0123456789abcdef0"))),
                denied("iam:ListRoles", 403, "AccessDenied", aws -> aws.iam().listRoles()),
                denied(
                        "sts:GetCallerIdentity",
                        403,
                        "AccessDenied",
                        aws -> aws.sts().getCallerIdentity()),
                denied(
                        "organizations:ListAccounts",
                        400,
                        "AccessDeniedException",
                        aws -> aws.organizations().listAccounts()),
                denied(
                        "cloudwatch:ListMetrics",
                        403,
                        "AccessDenied",
                        aws -> aws.cloudWatch().listMetrics()));
    }

    @ParameterizedTest
    @MethodSource("denied")
    void anActionCanBeDenied(String action, int status, String code, Call call) {
        MotoAccount aws = moto.in(Region.US_EAST_1);
        moto.controls().deny(action);

        assertThatThrownBy(() -> call.make(aws)).isInstanceOfSatisfying(AwsServiceException.class, problem -> {
            assertThat(problem.statusCode()).isEqualTo(status);
            assertThat(problem.awsErrorDetails().errorCode()).isEqualTo(code);
        });
    }

    @Test
    void aDenialCanBeOfOneResourceOnly() {
        KmsClient kms = moto.in(Region.US_EAST_1).kms();
        String closed = kms.createKey().keyMetadata().keyId();
        String open = kms.createKey().keyMetadata().keyId();

        moto.controls().deny("kms:GetKeyPolicy", closed);

        assertAccessDenied(() -> kms.getKeyPolicy(r -> r.keyId(closed)));
        assertThat(kms.getKeyPolicy(r -> r.keyId(open)).policy()).isNotBlank();
    }

    @Test
    void aDenialCanBeOfOneRegionOnly() {
        moto.controls().deny("kms:ListKeys", MotoServer.ACCOUNT, Region.EU_WEST_1);

        assertAccessDenied(() -> moto.in(Region.EU_WEST_1).kms().listKeys());
        assertThat(moto.in(Region.US_EAST_1).kms().listKeys().keys()).isEmpty();
        assertThat(moto.in("444455556666", Region.EU_WEST_1).kms().listKeys().keys())
                .isEmpty();
    }

    @Test
    void denialsAreTakenBack() {
        KmsClient kms = moto.in(Region.US_EAST_1).kms();
        moto.controls().deny("kms:ListKeys");
        moto.controls().allowEverything();

        assertThat(kms.listKeys().keys()).isEmpty();
    }

    @Test
    void whatMotoDoesNotHaveItRefusesProperly() {
        MotoAccount aws = moto.in(Region.US_EAST_1);
        String keyId = aws.kms().createKey().keyMetadata().keyId();

        assertThatThrownBy(
                        () -> aws.kms().generateDataKeyPair(r -> r.keyId(keyId).keyPairSpec("RSA_2048")))
                .isInstanceOfSatisfying(AwsServiceException.class, problem -> {
                    assertThat(problem.statusCode()).isEqualTo(400);
                    assertThat(problem.awsErrorDetails().errorCode()).isEqualTo("UnknownOperationException");
                });
        assertThatThrownBy(() -> aws.iam()
                        .simulatePrincipalPolicy(r -> r.policySourceArn("arn:aws:iam::123456789012:role/a")
                                .actionNames("kms:Decrypt")))
                .isInstanceOfSatisfying(AwsServiceException.class, problem -> {
                    assertThat(problem.statusCode()).isEqualTo(400);
                    assertThat(problem.awsErrorDetails().errorCode()).isEqualTo("InvalidAction");
                });
    }

    private static void assertAccessDenied(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        AwsServiceException.class,
                        problem -> assertThat(problem.awsErrorDetails().errorCode())
                                .isEqualTo("AccessDeniedException"));
    }

    private static Arguments denied(String action, int status, String code, Call call) {
        return Arguments.of(action, status, code, call);
    }

    /** A call of the action that is denied. */
    interface Call {
        Object make(MotoAccount aws);
    }
}
