package io.keyledger.inventory;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A resource that encrypts data at rest, or could.
 *
 * @param service the service's prefix in IAM actions, such as {@code s3} or {@code ec2}
 * @param type its CloudFormation type name, such as {@code AWS::S3::Bucket}
 * @param relatedKeys keys that it uses for something else than its own data, such as a replica
 * @param bucketKey whether an S3 Bucket Key is on; not offered for anything but buckets
 * @param sizeGib its provisioned size in GiB, where it has one
 * @param attributes whatever else a check needs of this type, by name
 */
public record EncryptedResource(
        String accountId,
        String region,
        String service,
        String type,
        String id,
        String arn,
        Observed<Encryption> encryption,
        List<RelatedKey> relatedKeys,
        Observed<Boolean> bucketKey,
        @Nullable Double sizeGib,
        @Nullable Instant createdAt,
        Observed<Map<String, String>> tags,
        Map<String, Observed<String>> attributes)
        implements Fact {
    /**
     * A key in a role other than encrypting the resource itself.
     *
     * @param role such as {@code replica}
     */
    public record RelatedKey(String role, KeyReference key) {}
}
