package io.keyledger.collect.s3;

import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.call.Page;
import io.keyledger.collect.call.Unreadable;
import io.keyledger.inventory.EncryptedResource;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.Purpose;
import io.keyledger.inventory.ResourceTypes;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;

/** Reads the directory buckets of a Region, which S3 Express One Zone serves from its own endpoint. */
final class DirectoryBucketReader {
    /** The suffix of every directory bucket name (Amazon S3 User Guide, directory bucket naming rules). */
    private static final String SUFFIX = "--x-s3";

    private static final int PAGE = 1000;

    private final CollectorContext context;
    private final S3Client s3;

    DirectoryBucketReader(CollectorContext context, S3Client s3) {
        this.context = context;
        this.s3 = s3;
    }

    /** The listed buckets by name; coverage records whether there may be more. */
    List<Bucket> list() {
        return context.calls().list(S3Actions.LIST_DIRECTORY_BUCKETS, this::page).items().stream()
                // A single endpoint may also list its other buckets.
                .filter(bucket -> bucket.name().endsWith(SUFFIX))
                .sorted(Comparator.comparing(Bucket::name))
                .toList();
    }

    private static Bucket named(Bucket bucket) {
        Unreadable.required(bucket.name(), "bucket name");
        return bucket;
    }

    private Page<Bucket> page(@Nullable String marker) {
        var response = s3.listDirectoryBuckets(
                request -> request.maxDirectoryBuckets(PAGE).continuationToken(marker));
        return Page.read(response.buckets(), DirectoryBucketReader::named, response.continuationToken());
    }

    /** The bucket; empty if it was deleted after it was listed. */
    Optional<EncryptedResource> read(Bucket bucket) {
        String name = bucket.name();
        Observed<Optional<BucketEncryption>> found = context.calls()
                .ask(
                        S3Actions.GET_DIRECTORY_BUCKET_ENCRYPTION,
                        () -> Optional.of(
                                BucketEncryption.understood(s3.getBucketEncryption(request -> request.bucket(name))
                                        .serverSideEncryptionConfiguration())),
                        Map.of(
                                "ServerSideEncryptionConfigurationNotFoundError",
                                Optional.of(BucketEncryption.of(null)),
                                "NoSuchBucket",
                                Optional.empty()));
        if (found.known().filter(Optional::isEmpty).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(new EncryptedResource(
                context.accountId(),
                context.region(),
                S3Actions.EXPRESS,
                ResourceTypes.S3_DIRECTORY_BUCKET,
                name,
                "arn:" + context.partition() + ":s3express:" + context.region() + ":" + context.accountId() + ":bucket/"
                        + name,
                Purpose.DATA,
                found.map(Optional::orElseThrow).flatMap(BucketEncryption::encryption),
                null,
                bucket.creationDate(),
                Observed.notAsked("the tags of directory buckets are not read"),
                Map.of()));
    }
}
