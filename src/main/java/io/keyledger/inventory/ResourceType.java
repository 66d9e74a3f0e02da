package io.keyledger.inventory;

import static io.keyledger.inventory.UsableKeys.Validation.AS_WRITTEN;
import static io.keyledger.inventory.UsableKeys.Validation.CHECKED;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The properties of a resource type that encrypts data with KMS keys.
 *
 * @param name its CloudFormation type name
 * @param service the service's prefix in IAM actions
 * @param usableKeys which keys the service can use for it
 */
public record ResourceType(String name, String service, UsableKeys usableKeys) {
    private static final List<ResourceType> ALL = List.of(
            new ResourceType(
                    ResourceTypes.S3_BUCKET,
                    "s3",
                    UsableKeys.symmetric(
                            "alias/aws/s3",
                            AS_WRITTEN,
                            "Amazon S3 User Guide, SSE-KMS: only symmetric encryption keys, in the Region of the"
                                    + " bucket; Amazon S3 API Reference, PutBucketEncryption: the key ID is not"
                                    + " validated")),
            ebs(ResourceTypes.EBS_VOLUME),
            ebs(ResourceTypes.EBS_SNAPSHOT),
            ebs(ResourceTypes.EBS_DEFAULT_ENCRYPTION),
            ebs(ResourceTypes.EC2_IMAGE),
            new ResourceType(
                    ResourceTypes.EC2_LAUNCH_TEMPLATE,
                    "ec2",
                    UsableKeys.symmetric(
                            "alias/aws/ebs",
                            AS_WRITTEN,
                            "Amazon EBS User Guide, EBS encryption: only symmetric encryption keys, in the Region of"
                                + " the volume; Amazon EC2 User Guide, launch templates: parameters are validated at"
                                + " launch")),
            new ResourceType(
                    ResourceTypes.S3_DIRECTORY_BUCKET,
                    "s3express",
                    UsableKeys.symmetric(
                            "",
                            CHECKED,
                            "Amazon S3 User Guide, SSE-KMS in directory buckets: only a customer managed key, and not"
                                    + " the AWS managed key aws/s3")));

    private static final Map<String, ResourceType> BY_NAME =
            ALL.stream().collect(Collectors.toUnmodifiableMap(ResourceType::name, Function.identity()));

    private static ResourceType ebs(String name) {
        return new ResourceType(
                name,
                "ec2",
                UsableKeys.symmetric(
                        "alias/aws/ebs",
                        CHECKED,
                        "Amazon EBS User Guide, EBS encryption: only symmetric encryption keys, in the Region of the"
                                + " volume"));
    }

    /** The type with that CloudFormation name; empty if unknown. */
    public static Optional<ResourceType> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }
}
