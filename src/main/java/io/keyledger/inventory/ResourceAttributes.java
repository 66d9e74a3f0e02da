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

    /** The inventory configurations of a bucket that name a key, by id, joined by {@code ;}. */
    public static final String INVENTORY = "inventory";

    /** Whether an S3 Bucket Key is on: {@code on} or {@code off}. */
    public static final String BUCKET_KEY = "bucket_key";

    /**
     * Whether every AWS account may use a snapshot or an image: {@code true}, {@code false}, or {@code blocked} where it is
     * shared with everybody and block public access keeps them out.
     */
    public static final String PUBLIC = "public";

    /**
     * Which accounts a snapshot or an image is shared with, joined by {@code ;}: account ids, and for images also the ARNs
     * of organizations and organizational units. Without everybody, which is {@link #PUBLIC}.
     */
    public static final String SHARED_WITH = "shared_with";

    /** GetSnapshotBlockPublicAccessState's state, of an account and Region. */
    public static final String SNAPSHOT_BLOCK_PUBLIC_ACCESS = "snapshot_block_public_access";

    /** GetImageBlockPublicAccessState's state, of an account and Region. */
    public static final String IMAGE_BLOCK_PUBLIC_ACCESS = "image_block_public_access";

    /** What else a reader of the resource's row should know, as a sentence. */
    public static final String NOTE = "note";

    private ResourceAttributes() {}
}
