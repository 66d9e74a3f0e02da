package io.keyledger.stub;

import static io.keyledger.stub.Stage.SECOND;
import static io.keyledger.stub.Stage.VIRGINIA;
import static io.keyledger.stub.Stage.WORLD;
import static io.keyledger.stub.Stage.keyOf;
import static io.keyledger.stub.Stage.region;
import static software.amazon.awssdk.services.ec2.model.ImageAttributeName.LAUNCH_PERMISSION;
import static software.amazon.awssdk.services.ec2.model.SnapshotAttributeName.CREATE_VOLUME_PERMISSION;

import io.keyledger.stub.world.KeyKind;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.organizations.model.ChildType;
import software.amazon.awssdk.services.organizations.model.PolicyType;

/** One call of every action that the server answers. */
final class EveryRead {
    private EveryRead() {}

    static Map<String, Consumer<StubClients>> calls() {
        String key = keyOf(KeyKind.SYMMETRIC).id();
        String bucket = bucketWithEverything();
        String snapshot = region(VIRGINIA).snapshot(0).id();
        MetricDataQuery metric = MetricDataQuery.builder()
                .id("m0")
                .metricStat(stat -> stat.period(86_400)
                        .stat("Sum")
                        .metric(name -> name.namespace("AWS/KMS").metricName("SuccessfulRequest")))
                .build();
        Map<String, Consumer<StubClients>> calls = new HashMap<>();
        calls.put("kms:ListKeys", clients -> clients.kms(VIRGINIA).listKeys());
        calls.put("kms:ListAliases", clients -> clients.kms(VIRGINIA).listAliases());
        calls.put("kms:DescribeKey", clients -> clients.kms(VIRGINIA).describeKey(request -> request.keyId(key)));
        calls.put("kms:GetKeyPolicy", clients -> clients.kms(VIRGINIA).getKeyPolicy(request -> request.keyId(key)));
        calls.put(
                "kms:GetKeyRotationStatus",
                clients -> clients.kms(VIRGINIA).getKeyRotationStatus(request -> request.keyId(key)));
        calls.put(
                "kms:ListKeyRotations",
                clients -> clients.kms(VIRGINIA).listKeyRotations(request -> request.keyId(key)));
        calls.put("kms:ListGrants", clients -> clients.kms(VIRGINIA).listGrants(request -> request.keyId(key)));
        calls.put(
                "kms:ListResourceTags",
                clients -> clients.kms(VIRGINIA).listResourceTags(request -> request.keyId(key)));
        calls.put(
                "kms:DescribeCustomKeyStores", clients -> clients.kms(VIRGINIA).describeCustomKeyStores());
        calls.put(
                "kms:GetKeyLastUsage", clients -> clients.kms(VIRGINIA).getKeyLastUsage(request -> request.keyId(key)));
        calls.put("s3:ListBuckets", clients -> clients.s3(VIRGINIA).listBuckets());
        calls.put("s3:HeadBucket", clients -> clients.s3(VIRGINIA).headBucket(request -> request.bucket(bucket)));
        calls.put(
                "s3:GetBucketLocation",
                clients -> clients.s3(VIRGINIA).getBucketLocation(request -> request.bucket(bucket)));
        calls.put(
                "s3:GetBucketEncryption",
                clients -> clients.s3(VIRGINIA).getBucketEncryption(request -> request.bucket(bucket)));
        calls.put(
                "s3:GetBucketPolicy",
                clients -> clients.s3(VIRGINIA).getBucketPolicy(request -> request.bucket(bucket)));
        calls.put(
                "s3:GetBucketTagging",
                clients -> clients.s3(VIRGINIA).getBucketTagging(request -> request.bucket(bucket)));
        calls.put(
                "s3:GetBucketReplication",
                clients -> clients.s3(VIRGINIA).getBucketReplication(request -> request.bucket(bucket)));
        calls.put(
                "s3:ListBucketInventoryConfigurations",
                clients -> clients.s3(VIRGINIA).listBucketInventoryConfigurations(request -> request.bucket(bucket)));
        calls.put(
                "s3express:ListDirectoryBuckets",
                clients -> clients.s3Express(VIRGINIA).listDirectoryBuckets(request -> {}));
        calls.put(
                "s3express:GetBucketEncryption",
                clients -> clients.s3Express(VIRGINIA)
                        .getBucketEncryption(request -> request.bucket(S3ExpressService.name(region(VIRGINIA)))));
        calls.put(
                "ec2:GetSnapshotBlockPublicAccessState",
                clients -> clients.ec2(VIRGINIA).getSnapshotBlockPublicAccessState(request -> {}));
        calls.put(
                "ec2:GetImageBlockPublicAccessState",
                clients -> clients.ec2(VIRGINIA).getImageBlockPublicAccessState(request -> {}));
        calls.put(
                "ec2:DescribeSnapshotAttribute",
                clients -> clients.ec2(VIRGINIA)
                        .describeSnapshotAttribute(
                                request -> request.snapshotId(snapshot).attribute(CREATE_VOLUME_PERMISSION)));
        calls.put(
                "ec2:DescribeLockedSnapshots", clients -> clients.ec2(VIRGINIA).describeLockedSnapshots(request -> {}));
        calls.put(
                "ec2:DescribeFastSnapshotRestores",
                clients -> clients.ec2(VIRGINIA).describeFastSnapshotRestores(request -> {}));
        calls.put(
                "ec2:ListSnapshotsInRecycleBin",
                clients -> clients.ec2(VIRGINIA).listSnapshotsInRecycleBin(request -> {}));
        calls.put(
                "ec2:DescribeImages",
                clients -> clients.ec2(VIRGINIA).describeImages(request -> request.owners("self")));
        calls.put(
                "ec2:DescribeImageAttribute",
                clients -> clients.ec2(VIRGINIA)
                        .describeImageAttribute(
                                request -> request.imageId("ami-1").attribute(LAUNCH_PERMISSION)));
        calls.put(
                "ec2:DescribeLaunchTemplateVersions",
                clients -> clients.ec2(VIRGINIA)
                        .describeLaunchTemplateVersions(request -> request.versions("$Default", "$Latest")));
        calls.put("ec2:DescribeRegions", clients -> clients.ec2(VIRGINIA).describeRegions());
        calls.put(
                "ec2:DescribeVolumes",
                clients -> clients.ec2(VIRGINIA).describeVolumes(request -> request.maxResults(5)));
        calls.put(
                "ec2:DescribeSnapshots",
                clients -> clients.ec2(VIRGINIA)
                        .describeSnapshots(request -> request.ownerIds("self").maxResults(5)));
        calls.put(
                "ec2:GetEbsEncryptionByDefault",
                clients -> clients.ec2(VIRGINIA).getEbsEncryptionByDefault(request -> {}));
        calls.put("ec2:GetEbsDefaultKmsKeyId", clients -> clients.ec2(VIRGINIA).getEbsDefaultKmsKeyId(request -> {}));
        calls.put(
                "ebs:ListSnapshotBlocks",
                clients -> clients.ebs(VIRGINIA).listSnapshotBlocks(request -> request.snapshotId(snapshot)));
        calls.put("sts:GetCallerIdentity", clients -> clients.sts(VIRGINIA).getCallerIdentity());
        calls.put(
                "sts:AssumeRole",
                clients -> clients.sts(VIRGINIA)
                        .assumeRole(request -> request.roleArn("arn:aws:iam::" + SECOND + ":role/Audit")
                                .roleSessionName("keyledger")));
        calls.put("iam:GetAccountAuthorizationDetails", clients -> clients.iam().getAccountAuthorizationDetails());
        calls.put(
                "organizations:DescribeOrganization",
                clients -> clients.organizations().describeOrganization());
        calls.put(
                "organizations:ListAccounts", clients -> clients.organizations().listAccounts());
        calls.put("organizations:ListRoots", clients -> clients.organizations().listRoots());
        calls.put(
                "organizations:ListParents",
                clients -> clients.organizations().listParents(request -> request.childId(SECOND)));
        calls.put(
                "organizations:ListChildren",
                clients -> clients.organizations()
                        .listChildren(request -> request.parentId("r-exam").childType(ChildType.ORGANIZATIONAL_UNIT)));
        calls.put(
                "organizations:ListPolicies",
                clients -> clients.organizations()
                        .listPolicies(request -> request.filter(PolicyType.SERVICE_CONTROL_POLICY)));
        calls.put(
                "organizations:ListPoliciesForTarget",
                clients -> clients.organizations()
                        .listPoliciesForTarget(
                                request -> request.targetId(SECOND).filter(PolicyType.SERVICE_CONTROL_POLICY)));
        calls.put(
                "organizations:ListTargetsForPolicy",
                clients ->
                        clients.organizations().listTargetsForPolicy(request -> request.policyId("p-FullAWSAccess")));
        calls.put(
                "organizations:DescribePolicy",
                clients -> clients.organizations().describePolicy(request -> request.policyId("p-FullAWSAccess")));
        calls.put(
                "cloudwatch:ListMetrics",
                clients -> clients.cloudWatch(VIRGINIA).listMetrics());
        calls.put(
                "cloudwatch:GetMetricData",
                clients -> clients.cloudWatch(VIRGINIA)
                        .getMetricData(request -> request.metricDataQueries(metric)
                                .startTime(WORLD.now().minus(1, ChronoUnit.DAYS))
                                .endTime(WORLD.now())));
        return calls;
    }

    private static String bucketWithEverything() {
        return IntStream.range(0, 300)
                .mapToObj(number -> region(VIRGINIA).bucket(number))
                .filter(bucket -> bucket.policy().isPresent()
                        && bucket.replication().isPresent()
                        && !bucket.tags().isEmpty())
                .findFirst()
                .orElseThrow()
                .name();
    }
}
