package io.keyledger.cost.savings;

import io.keyledger.classify.ClassifiedResource;
import io.keyledger.cost.BucketKeySavings;
import io.keyledger.cost.MeteredRequests;
import io.keyledger.inventory.EncryptedResource;
import io.keyledger.inventory.Encryption;
import io.keyledger.inventory.Purpose;
import io.keyledger.inventory.ResourceAttributes;
import io.keyledger.inventory.ResourceTypes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A resource with a setting that decides how often it calls KMS.
 *
 * @param bucketKey for a bucket, whether its Bucket Key is on; absent if unknown
 * @param reuseSeconds for a queue, for how long it reuses a data key; absent if unknown
 * @param metered for a bucket, its request metrics; absent if it has none
 */
record CostlyResource(
        String keyArn,
        Type type,
        String id,
        String arn,
        @Nullable Boolean bucketKey,
        @Nullable Integer reuseSeconds,
        @Nullable MeteredRequests metered) {
    private static final String QUEUE = "AWS::SQS::Queue";
    private static final String SSE_KMS = "aws:kms";

    enum Type {
        BUCKET,
        QUEUE
    }

    /** The resource if it has such a setting and a known key. */
    static Optional<CostlyResource> of(ClassifiedResource classified, BucketKeySavings requests) {
        EncryptedResource resource = classified.resource();
        String keyArn = classified.keyArn();
        if (keyArn == null || !resource.purpose().equals(Purpose.DATA)) {
            return Optional.empty();
        }
        return switch (resource.type()) {
            case ResourceTypes.S3_BUCKET ->
                resource.encryption()
                        .known()
                        .map(Encryption::algorithm)
                        .filter(SSE_KMS::equals)
                        .map(_ -> new CostlyResource(
                                keyArn,
                                Type.BUCKET,
                                resource.id(),
                                resource.arn(),
                                bucketKey(resource),
                                null,
                                requests.metered(keyArn, resource.arn()).orElse(null)));
            case QUEUE ->
                Optional.of(new CostlyResource(
                        keyArn, Type.QUEUE, resource.id(), resource.arn(), null, reuseSeconds(resource), null));
            default -> Optional.empty();
        };
    }

    /** Whether a Bucket Key could be turned on. */
    boolean lacksBucketKey() {
        return Boolean.FALSE.equals(bucketKey);
    }

    private static @Nullable Boolean bucketKey(EncryptedResource bucket) {
        return attribute(bucket, ResourceAttributes.BUCKET_KEY)
                .map("on"::equals)
                .orElse(null);
    }

    private static @Nullable Integer reuseSeconds(EncryptedResource queue) {
        return attribute(queue, ResourceAttributes.DATA_KEY_REUSE_SECONDS)
                .filter(text -> text.matches("[0-9]{1,6}"))
                .map(Integer::valueOf)
                .orElse(null);
    }

    private static Optional<String> attribute(EncryptedResource resource, String name) {
        return Optional.ofNullable(resource.attributes().get(name)).flatMap(value -> value.known());
    }
}
