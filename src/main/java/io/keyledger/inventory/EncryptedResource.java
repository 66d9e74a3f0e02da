package io.keyledger.inventory;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a resource encrypts, or could encrypt, with one key: one row per purpose.
 *
 * @param service the service's prefix in IAM actions, for example {@code s3} or {@code ec2}
 * @param type its CloudFormation type name, for example {@code AWS::S3::Bucket}
 * @param purpose what is encrypted; {@link Purpose#DATA} is the resource's own data
 * @param sizeGib its provisioned size in GiB, if it has one
 * @param attributes other facts that checks need about this type, by name
 */
public record EncryptedResource(
        String accountId,
        String region,
        String service,
        String type,
        String id,
        String arn,
        Purpose purpose,
        Observed<Encryption> encryption,
        @Nullable Double sizeGib,
        @Nullable Instant createdAt,
        Observed<Map<String, String>> tags,
        Map<String, Observed<String>> attributes)
        implements Fact {
    /** Another purpose of the same resource, without size and tags of its own. */
    public EncryptedResource forPurpose(
            Purpose other, Observed<Encryption> itsEncryption, Map<String, Observed<String>> itsAttributes) {
        return new EncryptedResource(
                accountId,
                region,
                service,
                type,
                id,
                arn,
                other,
                itsEncryption,
                null,
                createdAt,
                tags,
                Collections.unmodifiableMap(new TreeMap<>(itsAttributes)));
    }

    /** Replaces the encryption. */
    public EncryptedResource encryptedAs(Observed<Encryption> itsEncryption) {
        return new EncryptedResource(
                accountId,
                region,
                service,
                type,
                id,
                arn,
                purpose,
                itsEncryption,
                sizeGib,
                createdAt,
                tags,
                attributes);
    }

    /** Replaces the tags. */
    public EncryptedResource tagged(Observed<Map<String, String>> itsTags) {
        return new EncryptedResource(
                accountId,
                region,
                service,
                type,
                id,
                arn,
                purpose,
                encryption,
                sizeGib,
                createdAt,
                itsTags,
                attributes);
    }

    /** Adds attributes. */
    public EncryptedResource with(Map<String, Observed<String>> more) {
        Map<String, Observed<String>> all = new TreeMap<>(attributes);
        all.putAll(more);
        return new EncryptedResource(
                accountId,
                region,
                service,
                type,
                id,
                arn,
                purpose,
                encryption,
                sizeGib,
                createdAt,
                tags,
                Collections.unmodifiableMap(all));
    }
}
