package io.keyledger.inventory;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a resource encrypts with one key, or could: a row for each of its purposes.
 *
 * @param service the service's prefix in IAM actions, such as {@code s3} or {@code ec2}
 * @param type its CloudFormation type name, such as {@code AWS::S3::Bucket}
 * @param purpose what is encrypted; {@link Purpose#DATA} is the resource's own data
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
        Purpose purpose,
        Observed<Encryption> encryption,
        @Nullable Double sizeGib,
        @Nullable Instant createdAt,
        Observed<Map<String, String>> tags,
        Map<String, Observed<String>> attributes)
        implements Fact {
    /** Another purpose of the same resource, which has neither a size nor tags of its own. */
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

    /** The same with what is known of its encryption. */
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

    /** The same with its tags. */
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

    /** The same with more attributes. */
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
