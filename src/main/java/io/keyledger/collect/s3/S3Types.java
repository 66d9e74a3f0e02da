package io.keyledger.collect.s3;

import io.keyledger.inventory.KeyLoss;
import io.keyledger.inventory.KeyUse;
import io.keyledger.inventory.Purpose;
import io.keyledger.inventory.ResourceType;
import io.keyledger.inventory.ResourceType.Verification;
import io.keyledger.inventory.ResourceTypes;
import io.keyledger.inventory.UsableKeys;
import io.keyledger.inventory.UsableKeys.Validation;
import java.util.List;

/** The types of encrypted resources of Amazon S3. */
final class S3Types {
    private static final String DEFAULT_KEY =
            "Amazon S3 API Reference, ServerSideEncryptionByDefault: without a key ID, the AWS managed key aws/s3";
    private static final String LOST =
            "Amazon S3 User Guide, SSE-KMS: S3 asks KMS to decrypt the data key of each object that is read";

    static final List<ResourceType> ALL = List.of(
            new ResourceType(
                    ResourceTypes.S3_BUCKET,
                    "s3",
                    "S3 bucket",
                    List.of(
                            use(
                                    Purpose.DATA.kind(),
                                    "SSE-S3, or the AWS managed key alias/aws/s3",
                                    DEFAULT_KEY,
                                    KeyLoss.AT_ONCE),
                            use(Purpose.REPLICATION, KeyUse.NO_ROW, "", KeyLoss.AT_NEXT_WRITE),
                            use(Purpose.INVENTORY, KeyUse.NO_ROW, "", KeyLoss.AT_NEXT_WRITE)),
                    UsableKeys.symmetric(
                            "alias/aws/s3",
                            Validation.AS_WRITTEN,
                            "Amazon S3 User Guide, SSE-KMS: only symmetric encryption keys, in the Region of the"
                                    + " bucket; Amazon S3 API Reference, PutBucketEncryption: the key ID is not"
                                    + " validated"),
                    S3Actions.LIST_BUCKETS.operation(),
                    List.of(S3Actions.GET_BUCKET_ENCRYPTION.operation(), S3Actions.GET_BUCKET_REPLICATION.operation()),
                    "aws s3api put-bucket-encryption --bucket {resource_id} --server-side-encryption-configuration"
                            + " <configuration with the key>",
                    Verification.MOTO),
            new ResourceType(
                    ResourceTypes.S3_DIRECTORY_BUCKET,
                    "s3express",
                    "S3 directory bucket",
                    List.of(use(Purpose.DATA.kind(), "SSE-S3", DEFAULT_KEY, KeyLoss.AT_ONCE)),
                    UsableKeys.symmetric(
                            "",
                            Validation.CHECKED,
                            "Amazon S3 User Guide, SSE-KMS in directory buckets: only a customer managed key, and not"
                                    + " the AWS managed key aws/s3"),
                    "ListDirectoryBuckets",
                    List.of(S3Actions.GET_BUCKET_ENCRYPTION.operation()),
                    "# make a directory bucket with the key as its default, and copy the objects into it",
                    Verification.MODEL));

    private S3Types() {}

    private static KeyUse use(String purpose, String absence, String source, KeyLoss loss) {
        return new KeyUse(purpose, absence, source, loss, LOST);
    }
}
