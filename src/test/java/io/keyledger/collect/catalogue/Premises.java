package io.keyledger.collect.catalogue;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Set;

/**
 * What answers have to say beyond their models for each type to be what its declaration reads. Types that one listing
 * distinguishes by a member need accounts of their own.
 *
 * @param types whose resources the account has; empty for every type that no other account has
 * @param members their values, by operation and path
 */
record Premises(Set<String> types, Map<Member, Object> members) {
    /** A member of an answer. */
    record Member(String operation, String path) {}

    static final Premises USUAL = new Premises(
            Set.of(),
            Map.ofEntries(
                    entry(member("appconfig.GetConfigurationProfile", "LocationUri"), "hosted"),
                    entry(member("dataexchange.ListDataSets", "DataSets.AssetType"), "S3_DATA_ACCESS"),
                    entry(member("datasync.ListLocations", "Locations.LocationUri"), "azure-blob://account/container/"),
                    entry(member("eks.DescribeCluster", "cluster.version"), "1.33"),
                    entry(member("emr.DescribeSecurityConfiguration", "SecurityConfiguration"), """
                            {"EncryptionConfiguration": {
                              "EnableAtRestEncryption": true,
                              "AtRestEncryptionConfiguration": {
                                "S3EncryptionConfiguration": {"EncryptionMode": "SSE-KMS", "AwsKmsKey": "%1$s"},
                                "LocalDiskEncryptionConfiguration": {
                                  "EncryptionKeyProviderType": "AwsKms", "AwsKmsKey": "%1$s"}}}}
                            """.formatted(
                                    DeclaredTypesIT.KEY)),
                    entry(member("rds.DescribeDBClusters", "DBClusters.Engine"), "aurora-mysql"),
                    entry(member("route53.ListHostedZones", "HostedZones.Config.PrivateZone"), false),
                    entry(member("ses.DescribeReceiptRuleSet", "Metadata.Name"), "rule-set-name"),
                    entry(member("storagegateway.ListFileShares", "FileShareInfoList.FileShareType"), "NFS"),
                    entry(member("storagegateway.ListVolumes", "VolumeInfos.VolumeType"), "CACHED iSCSI"),
                    entry(
                            member(
                                    "voice-id.ListDomains",
                                    "DomainSummaries.ServerSideEncryptionUpdateDetails.UpdateStatus"),
                            "IN_PROGRESS")));

    static final Premises OTHER = new Premises(
            Set.of(
                    "AWS::DataSync::LocationObjectStorage",
                    "AWS::DocDB::DBCluster",
                    "AWS::DocDB::DBClusterSnapshot",
                    "AWS::DocDB::DBInstance",
                    "AWS::MSK::ServerlessCluster",
                    "AWS::StorageGateway::SMBFileShare",
                    "AWS::StorageGateway::StoredVolume"),
            Map.of(
                    member("datasync.ListLocations", "Locations.LocationUri"), "object-storage://server/bucket/",
                    member("kafka.ListClustersV2", "ClusterInfoList.ClusterType"), "SERVERLESS",
                    member("rds.DescribeDBClusters", "DBClusters.Engine"), "docdb",
                    member("rds.DescribeDBClusterSnapshots", "DBClusterSnapshots.Engine"), "docdb",
                    member("rds.DescribeDBInstances", "DBInstances.Engine"), "docdb",
                    member("storagegateway.ListFileShares", "FileShareInfoList.FileShareType"), "SMB",
                    member("storagegateway.ListVolumes", "VolumeInfos.VolumeType"), "STORED iSCSI"));

    static final Premises NEPTUNE = new Premises(
            Set.of("AWS::Neptune::DBCluster", "AWS::Neptune::DBClusterSnapshot", "AWS::Neptune::DBInstance"),
            Map.of(
                    member("rds.DescribeDBClusters", "DBClusters.Engine"), "neptune",
                    member("rds.DescribeDBClusterSnapshots", "DBClusterSnapshots.Engine"), "neptune",
                    member("rds.DescribeDBInstances", "DBInstances.Engine"), "neptune"));

    /** What a service also says where no key is named. */
    static final Map<Member, Object> WITHOUT_KEY = Map.of(
            member("ec2.DescribeVolumes", "Volumes.Encrypted"), false,
            member("ec2.DescribeSnapshots", "Snapshots.Encrypted"), false,
            member("ec2.DescribeImages", "Images.BlockDeviceMappings.Ebs.Encrypted"), false,
            member("ec2.GetEbsEncryptionByDefault", "EbsEncryptionByDefault"), false,
            member("ec2.GetEbsDefaultKmsKeyId", "KmsKeyId"), "alias/aws/ebs",
            member("emr.DescribeSecurityConfiguration", "SecurityConfiguration"),
                    "{\"EncryptionConfiguration\": {\"EnableAtRestEncryption\": false}}",
            member("frauddetector.GetKMSEncryptionKey", "kmsKey.kmsEncryptionKeyArn"), "DEFAULT",
            member("iotsitewise.DescribeDefaultEncryptionConfiguration", "encryptionType"),
                    "SITEWISE_DEFAULT_ENCRYPTION",
            member("workspaces.DescribeWorkspaces", "Workspaces.RootVolumeEncryptionEnabled"), false,
            member("workspaces.DescribeWorkspaces", "Workspaces.UserVolumeEncryptionEnabled"), false);

    /** The errors by which a service says that no key is named, by operation. */
    static final Map<String, String> ERRORS_WITHOUT_KEY =
            Map.of("inspector2.GetEncryptionKey", "ResourceNotFoundException");

    /** Operations that AWS answers whole. */
    static final Set<String> WITHOUT_PAGES = Set.of(
            "DescribeDefaultEncryptionConfiguration",
            "DescribeDeliveryChannels",
            "DescribeEncryptionConfiguration",
            "DescribeTrails",
            "GetClassificationExportConfiguration",
            "GetDataCatalogEncryptionSettings",
            "GetEbsDefaultKmsKeyId",
            "GetEncryptionKey",
            "GetKMSEncryptionKey",
            "GetLifecyclePolicies",
            "GetRevealConfiguration",
            "GetSettings",
            "GetTokenVault",
            "ListDataLakes",
            "ListDomainNames");

    /** Uses of keys that no answer shows, by type. */
    static final Map<String, Set<String>> NOT_SHOWN = Map.of(
            // The models of the container are older than the key of a user pool.
            "AWS::Cognito::UserPool", Set.of("data"),
            // The image of the model has one device.
            "AWS::EC2::Image", Set.of("device"),
            // Amazon MSK Serverless names no key.
            "AWS::MSK::ServerlessCluster", Set.of("data"),
            // The models of the container are older than the keys of Amazon Transcribe.
            "AWS::Transcribe::LanguageModel", Set.of("data"),
            "AWS::Transcribe::Vocabulary", Set.of("data"),
            "AWS::Transcribe::VocabularyFilter", Set.of("data"));

    static Premises of(String type) {
        return OTHER.types.contains(type) ? OTHER : NEPTUNE.types.contains(type) ? NEPTUNE : USUAL;
    }

    private static Member member(String operation, String path) {
        return new Member(operation, path);
    }
}
