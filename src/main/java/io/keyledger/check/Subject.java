package io.keyledger.check;

import io.keyledger.classify.ClassifiedKey;
import io.keyledger.classify.ClassifiedResource;
import io.keyledger.classify.Custody;
import io.keyledger.classify.KeyName;
import io.keyledger.cost.bill.Reconciliation;
import io.keyledger.inventory.EncryptedResource;
import io.keyledger.inventory.KmsKey;
import io.keyledger.inventory.Purpose;
import io.keyledger.inventory.ResourceTypes;
import org.jspecify.annotations.Nullable;

/**
 * What a finding is about, in terms of its columns.
 *
 * @param custody null if custody does not apply
 */
record Subject(
        String accountId,
        String region,
        String resourceType,
        String resourceId,
        String resourceArn,
        Purpose purpose,
        String keyArn,
        String keyName,
        @Nullable Custody custody) {
    static Subject of(ClassifiedKey classified) {
        KmsKey key = classified.key();
        return new Subject(
                key.accountId(),
                key.region(),
                ResourceTypes.KMS_KEY,
                key.keyId(),
                key.arn(),
                Purpose.DATA,
                key.arn(),
                KeyName.of(key),
                classified.custody());
    }

    static Subject of(ClassifiedResource classified) {
        EncryptedResource resource = classified.resource();
        String keyArn = classified.keyArn();
        String keyName = classified.keyName();
        return new Subject(
                resource.accountId(),
                resource.region(),
                resource.type(),
                resource.id(),
                resource.arn(),
                resource.purpose(),
                keyArn == null ? "" : keyArn,
                keyName == null ? "" : keyName,
                classified.custody());
    }

    static Subject of(Reconciliation.Row billed) {
        return new Subject(
                billed.accountId(),
                billed.region(),
                ResourceTypes.KMS_USAGE,
                billed.usageType(),
                "",
                Purpose.DATA,
                "",
                "",
                null);
    }

    /** The value of a {@link Remediation} placeholder; empty if the subject has none. */
    String value(String placeholder) {
        return switch (placeholder) {
            case "account_id" -> accountId;
            case "region" -> region;
            case "resource_id" -> resourceId;
            case "resource_arn" -> resourceArn;
            case "key_arn" -> keyArn;
            case "key_id" -> keyArn.substring(keyArn.indexOf('/') + 1);
            default -> throw new IllegalArgumentException("nothing fills {" + placeholder + "}");
        };
    }
}
