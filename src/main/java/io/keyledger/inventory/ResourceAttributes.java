package io.keyledger.inventory;

/** Names of {@link EncryptedResource#attributes()} that both a collector and a check know. */
public final class ResourceAttributes {
    /**
     * GetBucketEncryption's BlockedEncryptionTypes, joined by {@code ;}: {@code SSE-C}, {@code NONE}, or empty where the
     * bucket's configuration does not say.
     */
    public static final String BLOCKED_ENCRYPTION_TYPES = "blocked_encryption_types";

    /** A bucket's policy as text, empty without one. */
    public static final String POLICY = "policy";

    /** Whether GetBucketReplication shows a rule that is enabled: {@code on} or {@code off}. */
    public static final String REPLICATION = "replication";

    /**
     * Where the enabled rules of GetBucketReplication write, as {@code bucket ARN=account} joined by {@code ;}. The account
     * is empty where the rule does not name it.
     */
    public static final String REPLICATION_DESTINATIONS = "replication_destinations";

    /** Whether an S3 Bucket Key is on: {@code on} or {@code off}. */
    public static final String BUCKET_KEY = "bucket_key";

    private ResourceAttributes() {}
}
