package io.keyledger.check;

import io.keyledger.inventory.EncryptedResource;
import io.keyledger.inventory.KmsKey;
import io.keyledger.inventory.Purpose;
import io.keyledger.inventory.ResourceTypes;
import java.nio.charset.StandardCharsets;

/** The ids of all findings about one subject. For one thread. */
final class FindingIds {
    private final byte[] subject;

    FindingIds(Subject subject) {
        this(
                subject.accountId(),
                subject.region(),
                subject.resourceType(),
                name(subject.resourceArn(), subject.resourceId()),
                subject.purpose());
    }

    private FindingIds(String accountId, String region, String resourceType, String name, Purpose purpose) {
        this.subject = (accountId + '\n' + region + '\n' + resourceType + '\n' + name + '\n' + purpose(purpose))
                .getBytes(StandardCharsets.UTF_8);
    }

    static FindingIds of(KmsKey key) {
        return new FindingIds(
                key.accountId(), key.region(), ResourceTypes.KMS_KEY, name(key.arn(), key.keyId()), Purpose.DATA);
    }

    static FindingIds of(EncryptedResource resource) {
        return new FindingIds(
                resource.accountId(),
                resource.region(),
                resource.type(),
                name(resource.arn(), resource.id()),
                resource.purpose());
    }

    /** Resources without an ARN of their own are identified by type and id. */
    private static String name(String arn, String id) {
        return arn.isEmpty() ? id : arn;
    }

    /** The purpose of a resource's own data is empty, so that its finding ids stay stable. */
    private static String purpose(Purpose purpose) {
        return purpose.equals(Purpose.DATA) ? "" : purpose.toString() + '\n';
    }

    FindingId of(byte[] checkId) {
        return new FindingId(subject, checkId);
    }
}
