package io.keyledger.collect.catalogue;

import io.keyledger.inventory.KeyLoss;

/**
 * As what a resource's data are stored where another service stores them, and what that service says about the loss of
 * their key.
 */
public enum StoredAs {
    /** Objects in a bucket, encrypted with SSE-KMS. */
    S3_OBJECTS(
            KeyLoss.AT_ONCE,
            "Amazon S3 User Guide, SSE-KMS: S3 asks KMS to decrypt the data key of each object that is read"),
    /** Volumes of instances and tasks. */
    EBS_VOLUME(
            KeyLoss.AT_NEXT_START,
            "AWS KMS Developer Guide, How unusable KMS keys affect data keys: an attached volume works until it is"
                    + " detached, because EC2 holds its data key in memory"),
    /** A file system of Amazon EFS. */
    EFS_FILE_SYSTEM(
            KeyLoss.AFTER_A_TIME,
            "Amazon EFS User Guide, managing KMS keys: file systems that use the key stop working after a period of"
                    + " time"),
    /** A secret in AWS Secrets Manager. */
    SECRET(
            KeyLoss.AT_ONCE,
            "AWS Secrets Manager User Guide, secret encryption and decryption: each read of a secret value calls"
                    + " Decrypt"),
    /** Events in a log group of CloudWatch Logs. */
    LOG_EVENTS(
            KeyLoss.AT_ONCE,
            "CloudWatch Logs API Reference, AssociateKmsKey: CloudWatch Logs decrypts the data with the key whenever it"
                    + " is requested");

    private final KeyLoss when;
    private final String source;

    StoredAs(KeyLoss when, String source) {
        this.when = when;
        this.source = source;
    }

    /** When the loss is noticed. */
    public KeyLoss when() {
        return when;
    }

    /** The documentation that says so. */
    public String source() {
        return source;
    }
}
