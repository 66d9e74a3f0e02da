package io.keyledger.collect.ebs;

import io.keyledger.collect.ApiAction;
import io.keyledger.collect.CallVolume;
import io.keyledger.collect.Quota;

/** The API actions of EC2 and of the EBS direct APIs that tell about volumes and snapshots. */
final class EbsActions {
    private static final Quota EC2_QUOTA =
            Quota.documented(20, 100, "Amazon EC2 API Reference, request throttling: non-mutating actions");

    /** 500 is as much as AWS is known to take. */
    static final int VOLUMES_PAGE = 500;

    static final int SNAPSHOTS_PAGE = 1000;

    static final ApiAction DESCRIBE_VOLUMES =
            ApiAction.of("ec2", "DescribeVolumes", EC2_QUOTA).called(CallVolume.page("volume", VOLUMES_PAGE));
    static final ApiAction DESCRIBE_SNAPSHOTS =
            ApiAction.of("ec2", "DescribeSnapshots", EC2_QUOTA).called(CallVolume.page("snapshot", SNAPSHOTS_PAGE));
    static final ApiAction GET_EBS_ENCRYPTION_BY_DEFAULT = ApiAction.of("ec2", "GetEbsEncryptionByDefault", EC2_QUOTA);
    static final ApiAction GET_EBS_DEFAULT_KMS_KEY_ID = ApiAction.of("ec2", "GetEbsDefaultKmsKeyId", EC2_QUOTA);
    static final ApiAction LIST_SNAPSHOT_BLOCKS = ApiAction.of(
                    "ebs", "ListSnapshotBlocks", Quota.assumed(50, "EBS direct APIs service quotas, not verified"))
            .on("arn:{partition}:ec2:*::snapshot/*")
            .called(CallVolume.each("snapshot"));

    private EbsActions() {}
}
