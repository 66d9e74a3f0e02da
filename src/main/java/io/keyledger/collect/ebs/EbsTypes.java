package io.keyledger.collect.ebs;

import io.keyledger.inventory.KeyLoss;
import io.keyledger.inventory.KeyUse;
import io.keyledger.inventory.Purpose;
import io.keyledger.inventory.ResourceType;
import io.keyledger.inventory.ResourceType.Verification;
import io.keyledger.inventory.ResourceTypes;
import io.keyledger.inventory.UsableKeys;
import io.keyledger.inventory.UsableKeys.Validation;
import java.util.List;

/** The types of encrypted resources of Amazon EBS. */
final class EbsTypes {
    private static final String ATTACHED =
            "AWS KMS Developer Guide, How unusable KMS keys affect data keys: an attached volume works until it is"
                    + " detached, because EC2 holds its data key in memory";
    private static final String ENCRYPTED_FLAG =
            "Amazon EC2 API Reference, Volume: Encrypted says whether it is encrypted";
    private static final UsableKeys KEYS = UsableKeys.symmetric(
            "alias/aws/ebs",
            Validation.CHECKED,
            "Amazon EBS User Guide, EBS encryption: only symmetric encryption keys, in the Region of the volume");
    private static final UsableKeys KEYS_AT_LAUNCH = UsableKeys.symmetric(
            "alias/aws/ebs",
            Validation.AS_WRITTEN,
            "Amazon EBS User Guide, EBS encryption: only symmetric encryption keys, in the Region of the volume;"
                    + " Amazon EC2 User Guide, launch templates: parameters are validated at launch");

    static final List<ResourceType> ALL = List.of(
            type(
                    ResourceTypes.EBS_VOLUME,
                    "EBS volume",
                    Purpose.DATA.kind(),
                    KeyLoss.AT_NEXT_START,
                    KEYS,
                    EbsActions.DESCRIBE_VOLUMES.operation(),
                    "# snapshot it, copy the snapshot with a key (aws ec2 copy-snapshot --encrypted --kms-key-id), and make a"
                            + " volume of the copy"),
            type(
                    ResourceTypes.EBS_SNAPSHOT,
                    "EBS snapshot",
                    Purpose.DATA.kind(),
                    KeyLoss.AT_ONCE,
                    KEYS,
                    EbsActions.DESCRIBE_SNAPSHOTS.operation(),
                    "aws ec2 copy-snapshot --region {region} --source-region {region} --source-snapshot-id {resource_id}"
                            + " --encrypted --kms-key-id <key>"),
            type(
                    ResourceTypes.EBS_DEFAULT_ENCRYPTION,
                    "EBS encryption by default",
                    Purpose.DATA.kind(),
                    KeyLoss.AT_NEXT_WRITE,
                    KEYS,
                    EbsActions.GET_EBS_DEFAULT_KMS_KEY_ID.operation(),
                    "aws ec2 modify-ebs-default-kms-key-id --region {region} --kms-key-id <key>"),
            type(
                    ResourceTypes.EC2_IMAGE,
                    "Amazon Machine Image",
                    Purpose.DEVICE,
                    KeyLoss.AT_NEXT_START,
                    KEYS,
                    EbsActions.DESCRIBE_IMAGES.operation(),
                    "aws ec2 copy-image --region {region} --source-region {region} --source-image-id {resource_id} --name"
                            + " <name> --encrypted --kms-key-id <key>"),
            type(
                    ResourceTypes.EC2_LAUNCH_TEMPLATE,
                    "launch template",
                    Purpose.DEVICE,
                    KeyLoss.AT_NEXT_START,
                    KEYS_AT_LAUNCH,
                    EbsActions.DESCRIBE_LAUNCH_TEMPLATE_VERSIONS.operation(),
                    "# make a version of {resource_id} whose block devices name the key"));

    private EbsTypes() {}

    private static ResourceType type(
            String name,
            String title,
            String purpose,
            KeyLoss loss,
            UsableKeys keys,
            String listAction,
            String remedy) {
        return new ResourceType(
                name,
                "ec2",
                title,
                List.of(new KeyUse(purpose, "unencrypted", ENCRYPTED_FLAG, loss, ATTACHED)),
                keys,
                listAction,
                List.of(),
                remedy,
                Verification.MOTO);
    }
}
