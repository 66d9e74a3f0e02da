package io.keyledger.collect.s3;

import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.call.Calls;
import io.keyledger.collect.call.Page;
import io.keyledger.collect.call.Tags;
import io.keyledger.collect.call.Unreadable;
import io.keyledger.inventory.EncryptedResource;
import io.keyledger.inventory.Encryption;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.Purpose;
import io.keyledger.inventory.ResourceAttributes;
import io.keyledger.inventory.ResourceTypes;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.protocols.jsoncore.JsonNodeParser;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionConfiguration;
import software.amazon.awssdk.services.s3.model.Tag;

/**
 * Reads the details of one bucket. Its attributes: {@code policy}, the bucket policy as text, empty without one;
 * {@code blocked_encryption_types}, joined by {@code ;}, empty if the bucket specifies none; {@code bucket_key};
 * {@code replication}, {@code on} if a rule is enabled, otherwise {@code off}; {@code replication_destinations};
 * {@code inventory}, the inventory configurations that name a key, joined by {@code ;};
 * {@code encryption_note} if the encryption is derived from the answer of S3. The rows of other
 * purposes have {@code destination}, the ARN of the destination bucket, and {@code enabled}.
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

    /** One row per purpose of the bucket; empty if it was deleted after it was listed. */
    List<EncryptedResource> read(BucketListing.Placed placed) {
        Bucket bucket = placed.bucket();
        String name = bucket.name();
        if (placed.region().isUnread()) {
            return List.of(withoutRegion(bucket, placed.region()));
        }
        Observed<Optional<BucketEncryption>> found = encryption(name);
        if (found instanceof Observed.Known<Optional<BucketEncryption>>(Optional<BucketEncryption> known)
                && known.isEmpty()
                && isGone(name)) {
            return List.of();
        }
        Observed<BucketEncryption> encryption = found.flatMap(known -> known.map(Observed::known)
                .orElseGet(() ->
                        calls.refute(S3Actions.GET_BUCKET_ENCRYPTION, "NoSuchBucket, although the bucket is there")));
        Observed<BucketReplication> replication = replication(name);
        Observed<List<BucketInventory>> inventories = inventories(name);
        Map<String, Observed<String>> attributes = new TreeMap<>();
        attributes.put(ResourceAttributes.POLICY, policy(name));
        attributes.put(ResourceAttributes.BLOCKED_ENCRYPTION_TYPES, encryption.map(BucketEncryption::blockedTypes));
        attributes.put(
                ResourceAttributes.BUCKET_KEY,
                encryption.flatMap(BucketEncryption::bucketKey).map(on -> on ? "on" : "off"));
        attributes.put(ResourceAttributes.REPLICATION, replication.map(BucketReplication::state));
        attributes.put(ResourceAttributes.REPLICATION_DESTINATIONS, replication.map(BucketReplication::destinations));
        attributes.put(ResourceAttributes.INVENTORY, inventories.map(BucketReader::names));
        encryption
                .known()
                .map(BucketEncryption::note)
                .filter(note -> !note.isEmpty())
                .ifPresent(note -> attributes.put("encryption_note", Observed.known(note)));
        EncryptedResource data =
                resource(bucket, encryption.flatMap(BucketEncryption::encryption), tags(name), attributes);
        List<EncryptedResource> rows = new ArrayList<>(List.of(data));
        replication.known().ifPresent(known -> rows.addAll(replicas(data, known)));
        inventories.known().ifPresent(known -> rows.addAll(inventories(data, known)));
        return rows;
    }

    private EncryptedResource resource(
            Bucket bucket,
            Observed<Encryption> encryption,
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
                Purpose.DATA,
                encryption,
                null,
                bucket.creationDate(),
                tags,
                Collections.unmodifiableMap(new TreeMap<>(attributes)));
    }

    /**
     * S3 answers calls about a bucket only in its own Region.
     *
     * @param unread why its Region is unknown
     */
    private EncryptedResource withoutRegion(Bucket bucket, Observed<String> unread) {
        return resource(
                bucket,
                unread.flatMap(_ -> Observed.notOffered("")),
                unread.map(_ -> Map.of()),
                Stream.of(
                                ResourceAttributes.POLICY,
                                ResourceAttributes.BLOCKED_ENCRYPTION_TYPES,
                                ResourceAttributes.BUCKET_KEY,
                                ResourceAttributes.REPLICATION,
                                ResourceAttributes.REPLICATION_DESTINATIONS,
                                ResourceAttributes.INVENTORY)
                        .collect(Collectors.toMap(Function.identity(), _ -> unread)));
    }

    private static List<EncryptedResource> inventories(EncryptedResource data, List<BucketInventory> inventories) {
        return inventories.stream()
                .map(inventory -> row(
                        data,
                        Purpose.INVENTORY,
                        inventory.id(),
                        inventory.encryption(),
                        inventory.bucket(),
                        inventory.enabled()))
                .toList();
    }

    private static EncryptedResource row(
            EncryptedResource data,
            String kind,
            String name,
            Encryption encryption,
            String destination,
            boolean enabled) {
        return data.forPurpose(
                new Purpose(kind, name),
                Observed.known(encryption),
                Map.of(
                        "destination", Observed.known(destination),
                        "enabled", Observed.known(Boolean.toString(enabled))));
    }

    private static List<EncryptedResource> replicas(EncryptedResource data, BucketReplication replication) {
        List<EncryptedResource> rows = new ArrayList<>();
        for (BucketReplication.Rule rule : replication.rules()) {
            rule.key()
                    .ifPresent(key ->
                            rows.add(row(data, Purpose.REPLICATION, rule.id(), key, rule.bucket(), rule.enabled())));
        }
        return rows;
    }

    private Observed<Optional<BucketEncryption>> encryption(String bucket) {
        return calls.ask(
                S3Actions.GET_BUCKET_ENCRYPTION,
                () -> {
                    @Nullable
                    ServerSideEncryptionConfiguration configuration = s3.getBucketEncryption(
                                    request -> request.bucket(bucket))
                            .serverSideEncryptionConfiguration();
                    return Optional.of(BucketEncryption.understood(configuration));
                },
                Map.of(
                        "ServerSideEncryptionConfigurationNotFoundError",
                        Optional.of(BucketEncryption.of(null)),
                        "NoSuchBucket",
                        Optional.empty()));
    }

    /** Whether another call confirms it: a bucket can be deleted at any time, but rarely is. */
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

    /** S3 returns the bare policy, so a truncated one still looks like an answer. */
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

    private Observed<List<BucketInventory>> inventories(String bucket) {
        return calls.list(S3Actions.LIST_BUCKET_INVENTORY_CONFIGURATIONS, (@Nullable String marker) -> {
                    var response = s3.listBucketInventoryConfigurations(
                            request -> request.bucket(bucket).continuationToken(marker));
                    return Page.read(
                            response.inventoryConfigurationList(),
                            BucketInventory::of,
                            Boolean.TRUE.equals(response.isTruncated()) ? response.nextContinuationToken() : null);
                })
                .whole()
                .map(all -> all.stream()
                        .flatMap(Optional::stream)
                        .sorted(Comparator.comparing(BucketInventory::id))
                        .toList());
    }

    private static String names(List<BucketInventory> inventories) {
        return inventories.stream().map(BucketInventory::id).collect(Collectors.joining(";"));
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
