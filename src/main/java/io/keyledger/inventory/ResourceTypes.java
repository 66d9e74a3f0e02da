package io.keyledger.inventory;

/** CloudFormation type names of the resources that checks refer to. */
public final class ResourceTypes {
    public static final String KMS_KEY = "AWS::KMS::Key";
    public static final String S3_BUCKET = "AWS::S3::Bucket";
    public static final String EBS_VOLUME = "AWS::EC2::Volume";
    public static final String EBS_SNAPSHOT = "AWS::EC2::Snapshot";

    /** An Amazon Machine Image; CloudFormation has no name for it, so this one is keyledger's own. */
    public static final String EC2_IMAGE = "AWS::EC2::Image";

    public static final String EC2_LAUNCH_TEMPLATE = "AWS::EC2::LaunchTemplate";
    public static final String S3_DIRECTORY_BUCKET = "AWS::S3Express::DirectoryBucket";

    /**
     * EBS encryption by default of an account and Region; CloudFormation has no name for it, so this one is keyledger's
     * own.
     */
    public static final String EBS_DEFAULT_ENCRYPTION = "AWS::EC2::EbsEncryptionByDefault";

    public static final String ECR_REPOSITORY = "AWS::ECR::Repository";

    /**
     * One usage type of KMS on the bill of an account and Region; CloudFormation has no name for it, so this one is
     * keyledger's own.
     */
    public static final String KMS_USAGE = "AWS::KMS::Usage";

    private ResourceTypes() {}
}
