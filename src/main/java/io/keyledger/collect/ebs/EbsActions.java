package io.keyledger.collect.ebs;

import io.keyledger.collect.call.ApiAction;
import io.keyledger.collect.call.CallVolume;
import io.keyledger.collect.call.Quota;
import io.keyledger.inventory.ResourceTypes;
import software.amazon.awssdk.services.ebs.EbsClient;
import software.amazon.awssdk.services.ec2.Ec2Client;

/**
 * The API actions of EC2 and of the EBS direct APIs that describe volumes, snapshots, images and launch templates.
 */
final class EbsActions {
    private static final Quota EC2_QUOTA =
            Quota.documented(20, 100, "Amazon EC2 API Reference, request throttling: non-mutating actions");

    /** 500 is the largest size that AWS is known to accept. */
    static final int VOLUMES_PAGE = 500;

    static final int SNAPSHOTS_PAGE = 1000;

    /**
     * The page size of the other listings. AWS documents a maximum of 200 for launch templates and 1,000 for images.
     */
    static final int PAGE = 200;

    static final ApiAction DESCRIBE_VOLUMES = ApiAction.of(Ec2Client.class, "ec2", "DescribeVolumes", EC2_QUOTA)
            .called(CallVolume.page("volume", VOLUMES_PAGE))
            .listing(ResourceTypes.EBS_VOLUME);
    static final ApiAction DESCRIBE_SNAPSHOTS = ApiAction.of(Ec2Client.class, "ec2", "DescribeSnapshots", EC2_QUOTA)
            .called(CallVolume.page("snapshot", SNAPSHOTS_PAGE))
            .listing(ResourceTypes.EBS_SNAPSHOT);
    static final ApiAction GET_EBS_ENCRYPTION_BY_DEFAULT =
            ApiAction.of(Ec2Client.class, "ec2", "GetEbsEncryptionByDefault", EC2_QUOTA);
    static final ApiAction GET_EBS_DEFAULT_KMS_KEY_ID =
            ApiAction.of(Ec2Client.class, "ec2", "GetEbsDefaultKmsKeyId", EC2_QUOTA);
    static final ApiAction LIST_SNAPSHOT_BLOCKS = ApiAction.of(
                    EbsClient.class,
                    "ebs",
                    "ListSnapshotBlocks",
                    Quota.assumed(50, "EBS direct APIs service quotas, not verified"))
            .on("arn:{partition}:ec2:*::snapshot/*")
            .called(CallVolume.each("snapshot"));

    static final ApiAction DESCRIBE_SNAPSHOT_ATTRIBUTE = ApiAction.of(
                    Ec2Client.class, "ec2", "DescribeSnapshotAttribute", EC2_QUOTA)
            .called(CallVolume.each("shared snapshot"))
            .optional();
    static final ApiAction DESCRIBE_LOCKED_SNAPSHOTS = ApiAction.of(
                    Ec2Client.class, "ec2", "DescribeLockedSnapshots", EC2_QUOTA)
            .called(CallVolume.page("snapshot", PAGE))
            .optional();
    static final ApiAction DESCRIBE_FAST_SNAPSHOT_RESTORES = ApiAction.of(
                    Ec2Client.class, "ec2", "DescribeFastSnapshotRestores", EC2_QUOTA)
            .optional();
    static final ApiAction LIST_SNAPSHOTS_IN_RECYCLE_BIN = ApiAction.of(
                    Ec2Client.class, "ec2", "ListSnapshotsInRecycleBin", EC2_QUOTA)
            .listing(ResourceTypes.EBS_SNAPSHOT)
            .optional();
    static final ApiAction GET_SNAPSHOT_BLOCK_PUBLIC_ACCESS_STATE = ApiAction.of(
                    Ec2Client.class, "ec2", "GetSnapshotBlockPublicAccessState", EC2_QUOTA)
            .optional();
    static final ApiAction DESCRIBE_IMAGES = ApiAction.of(Ec2Client.class, "ec2", "DescribeImages", EC2_QUOTA)
            .called(CallVolume.page("image", PAGE))
            .listing(ResourceTypes.EC2_IMAGE)
            .optional();
    static final ApiAction DESCRIBE_IMAGE_ATTRIBUTE = ApiAction.of(
                    Ec2Client.class, "ec2", "DescribeImageAttribute", EC2_QUOTA)
            .called(CallVolume.each("shared image"))
            .optional();
    static final ApiAction GET_IMAGE_BLOCK_PUBLIC_ACCESS_STATE = ApiAction.of(
                    Ec2Client.class, "ec2", "GetImageBlockPublicAccessState", EC2_QUOTA)
            .optional();
    static final ApiAction DESCRIBE_LAUNCH_TEMPLATE_VERSIONS = ApiAction.of(
                    Ec2Client.class, "ec2", "DescribeLaunchTemplateVersions", EC2_QUOTA)
            .listing(ResourceTypes.EC2_LAUNCH_TEMPLATE)
            .optional();

    private EbsActions() {}
}
