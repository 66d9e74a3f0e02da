package io.keyledger.inventory;

/** Names of {@link EncryptedResource#attributes()} that both a collector and a check know. */
public final class ResourceAttributes {
    /**
     * GetBucketEncryption's BlockedEncryptionTypes, joined by {@code ;}: {@code SSE-C}, {@code NONE}, or empty if the
     * bucket's configuration has none.
     */
    public static final String BLOCKED_ENCRYPTION_TYPES = "blocked_encryption_types";

    /** A bucket's policy as text, empty without one. */
    public static final String POLICY = "policy";

    /** Whether GetBucketReplication shows a rule that is enabled: {@code on} or {@code off}. */
    public static final String REPLICATION = "replication";

    /**
     * The destinations of GetBucketReplication's enabled rules, as {@code bucket ARN=account} joined by {@code ;}. The
     * account is empty if the rule does not name it.
     */
    public static final String REPLICATION_DESTINATIONS = "replication_destinations";

    /** The inventory configurations of a bucket that name a key, by id, joined by {@code ;}. */
    public static final String INVENTORY = "inventory";

    /** Whether an S3 Bucket Key is on: {@code on} or {@code off}. */
    public static final String BUCKET_KEY = "bucket_key";

    /**
     * Whether every AWS account may use a snapshot or an image: {@code true}, {@code false}, or {@code blocked} if it
     * is shared with everybody but block public access overrides that.
     */
    public static final String PUBLIC = "public";

    /**
     * The accounts that a snapshot or image is shared with, joined by {@code ;}: account ids, and for images also the
     * ARNs of organizations and organizational units. Sharing with everybody is {@link #PUBLIC} instead.
     */
    public static final String SHARED_WITH = "shared_with";

    /** The state from GetSnapshotBlockPublicAccessState, per account and Region. */
    public static final String SNAPSHOT_BLOCK_PUBLIC_ACCESS = "snapshot_block_public_access";

    /** The state from GetImageBlockPublicAccessState, per account and Region. */
    public static final String IMAGE_BLOCK_PUBLIC_ACCESS = "image_block_public_access";

    /** For how many seconds an SQS queue reuses a data key before it calls KMS again. */
    public static final String DATA_KEY_REUSE_SECONDS = "data_key_reuse_seconds";

    /** The volume that an EBS snapshot was made from, by id. */
    public static final String VOLUME_ID = "volume_id";

    /** The snapshot that a volume was made from, or that a device of an image lies over, by id. */
    public static final String SNAPSHOT_ID = "snapshot_id";

    /** The resource that a backup holds, by ARN. */
    public static final String BACKUP_OF = "backup_of";

    /** An additional note for the resource's row, as a sentence. */
    public static final String NOTE = "note";

    private ResourceAttributes() {}
}
