package io.keyledger.collect.s3;

import io.keyledger.collect.Calls;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.Tags;
import io.keyledger.collect.Unreadable;
import io.keyledger.inventory.EncryptedResource;
import io.keyledger.inventory.EncryptedResource.RelatedKey;
import io.keyledger.inventory.Encryption;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.ResourceAttributes;
import io.keyledger.inventory.ResourceTypes;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.protocols.jsoncore.JsonNodeParser;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionConfiguration;
import software.amazon.awssdk.services.s3.model.Tag;

/**
 * Asks S3 all about one bucket. Its attributes: {@code policy}, the bucket policy as text, empty without one;
 * {@code blocked_encryption_types}, joined by {@code ;}, empty where the bucket says nothing of it; {@code replication},
 * {@code on} where a rule is enabled, otherwise {@code off}; {@code encryption_note} where the encryption is not what S3 answered but what follows from it.
 */
final class BucketReader {
    private static final String NO_POLICY = "";
    private static final JsonNodeParser PARSER = JsonNode.parser();

    private final CollectorContext context;
    private final Calls calls;
    private final S3Client s3;

    BucketReader(CollectorContext context, S3Client s3) {
        this.context = context;
        this.calls = context.calls();
        this.s3 = s3;
    }

    /** The bucket; empty where it has been deleted since it was listed. */
    Optional<EncryptedResource> read(BucketListing.Placed placed) {
        Bucket bucket = placed.bucket();
        String name = bucket.name();
        if (placed.region().isUnread()) {
            return Optional.of(withoutRegion(bucket, placed.region()));
        }
        Observed<Optional<BucketEncryption>> found = encryption(name);
        if (found instanceof Observed.Known<Optional<BucketEncryption>>(Optional<BucketEncryption> known)
                && known.isEmpty()
                && isGone(name)) {
            return Optional.empty();
        }
        Observed<BucketEncryption> encryption = found.flatMap(known -> known.map(Observed::known)
                .orElseGet(() ->
                        calls.refute(S3Actions.GET_BUCKET_ENCRYPTION, "NoSuchBucket, although the bucket is there")));
        Observed<BucketReplication> replication = replication(name);
        Map<String, Observed<String>> attributes = new TreeMap<>();
        attributes.put(ResourceAttributes.POLICY, policy(name));
        attributes.put("blocked_encryption_types", encryption.map(BucketEncryption::blockedTypes));
        attributes.put(ResourceAttributes.REPLICATION, replication.map(BucketReplication::state));
        encryption
                .known()
                .map(BucketEncryption::note)
                .filter(note -> !note.isEmpty())
                .ifPresent(note -> attributes.put("encryption_note", Observed.known(note)));
        return Optional.of(resource(
                bucket,
                encryption.flatMap(BucketEncryption::encryption),
                replication.known().map(BucketReplication::keys).orElse(List.of()),
                encryption.flatMap(BucketEncryption::bucketKey),
                tags(name),
                attributes));
    }

    private EncryptedResource resource(
            Bucket bucket,
            Observed<Encryption> encryption,
            List<RelatedKey> relatedKeys,
            Observed<Boolean> bucketKey,
            Observed<Map<String, String>> tags,
            Map<String, Observed<String>> attributes) {
        String name = bucket.name();
        return new EncryptedResource(
                context.accountId(),
                context.region(),
                "s3",
                ResourceTypes.S3_BUCKET,
                name,
                "arn:" + context.partition() + ":s3:::" + name,
                encryption,
                relatedKeys,
                bucketKey,
                null,
                bucket.creationDate(),
                tags,
                Collections.unmodifiableMap(new TreeMap<>(attributes)));
    }

    /**
     * S3 answers questions about a bucket in its own Region only.
     *
     * @param unread why its Region is not known
     */
    private EncryptedResource withoutRegion(Bucket bucket, Observed<String> unread) {
        return resource(
                bucket,
                unread.flatMap(_ -> Observed.notOffered("")),
                List.of(),
                unread.flatMap(_ -> Observed.notOffered("")),
                unread.map(_ -> Map.of()),
                Map.of(
                        ResourceAttributes.POLICY,
                        unread,
                        ResourceAttributes.BLOCKED_ENCRYPTION_TYPES,
                        unread,
                        ResourceAttributes.REPLICATION,
                        unread));
    }

    private Observed<Optional<BucketEncryption>> encryption(String bucket) {
        return calls.ask(
                S3Actions.GET_BUCKET_ENCRYPTION,
                () -> {
                    @Nullable
                    ServerSideEncryptionConfiguration configuration = s3.getBucketEncryption(
                                    request -> request.bucket(bucket))
                            .serverSideEncryptionConfiguration();
                    return Optional.of(understood(BucketEncryption.of(configuration)));
                },
                Map.of(
                        "ServerSideEncryptionConfigurationNotFoundError",
                        Optional.of(BucketEncryption.of(null)),
                        "NoSuchBucket",
                        Optional.empty()));
    }

    private static BucketEncryption understood(BucketEncryption answer) {
        if (answer.encryption() instanceof Observed.Failed<Encryption>(String _, String problem)) {
            throw Unreadable.because(problem);
        }
        return answer;
    }

    /** Whether a second question is answered by the same: a bucket can be deleted at any time, and is seldom. */
    private boolean isGone(String bucket) {
        return calls.ask(
                        S3Actions.GET_BUCKET_POLICY,
                        () -> s3.getBucketPolicy(request -> request.bucket(bucket))
                                        .policy()
                                == null,
                        Map.of("NoSuchBucket", true, "NoSuchBucketPolicy", false))
                .known()
                .orElse(false);
    }

    private Observed<String> policy(String bucket) {
        return calls.ask(
                S3Actions.GET_BUCKET_POLICY,
                () -> policyIn(
                        s3.getBucketPolicy(request -> request.bucket(bucket)).policy()),
                "NoSuchBucketPolicy",
                NO_POLICY);
    }

    /** S3 returns the policy without anything around it, so a half of it looks like an answer too. */
    private static String policyIn(String text) {
        try {
            if (PARSER.parse(text).asObject().containsKey("Statement")) {
                return text;
            }
        } catch (UncheckedIOException | UnsupportedOperationException _) {
            // Said below.
        }
        throw Unreadable.because("it is not a policy");
    }

    private Observed<Map<String, String>> tags(String bucket) {
        return calls.ask(
                S3Actions.GET_BUCKET_TAGGING,
                () -> Tags.sorted(
                        s3.getBucketTagging(request -> request.bucket(bucket)).tagSet(), Tag::key, Tag::value),
                "NoSuchTagSet",
                Map.of());
    }

    private Observed<BucketReplication> replication(String bucket) {
        return calls.ask(
                S3Actions.GET_BUCKET_REPLICATION,
                () -> BucketReplication.of(s3.getBucketReplication(request -> request.bucket(bucket))
                        .replicationConfiguration()
                        .rules()),
                "ReplicationConfigurationNotFoundError",
                BucketReplication.NONE);
    }
}
