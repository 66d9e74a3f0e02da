package io.keyledger.collect.ebs;

import io.keyledger.collect.CollectorContext;
import io.keyledger.inventory.EncryptedResource;
import io.keyledger.inventory.Encryption;
import io.keyledger.inventory.KeyReference;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.Purpose;
import io.keyledger.inventory.ResourceTypes;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.ec2.Ec2Client;

/**
 * Reads a Region's default encryption of new volumes, as a separate resource: {@code NONE} if they are unencrypted,
 * otherwise the key. Its attributes: {@code enabled}, {@code true} or {@code false}; {@code default_key}, which is
 * known even if encryption by default is off.
 */
final class DefaultEncryptionReader {
    private static final Observed<Map<String, String>> NO_TAGS = Observed.notOffered("a setting has no tags");

    private final CollectorContext context;
    private final Ec2Client ec2;

    DefaultEncryptionReader(CollectorContext context, Ec2Client ec2) {
        this.context = context;
        this.ec2 = ec2;
    }

    EncryptedResource read() {
        Observed<Boolean> enabled = context.calls()
                .ask(
                        EbsActions.GET_EBS_ENCRYPTION_BY_DEFAULT,
                        () -> ec2.getEbsEncryptionByDefault(_ -> {}).ebsEncryptionByDefault());
        Observed<String> key = context.calls()
                .ask(
                        EbsActions.GET_EBS_DEFAULT_KMS_KEY_ID,
                        () -> ec2.getEbsDefaultKmsKeyId(_ -> {}).kmsKeyId());
        Map<String, Observed<String>> attributes = new TreeMap<>();
        attributes.put("enabled", enabled.map(Object::toString));
        attributes.put("default_key", key);
        return new EncryptedResource(
                context.accountId(),
                context.region(),
                "ec2",
                ResourceTypes.EBS_DEFAULT_ENCRYPTION,
                "ebs-encryption-by-default",
                "",
                Purpose.DATA,
                enabled.flatMap(on -> on ? key.map(DefaultEncryptionReader::by) : Observed.known(none())),
                null,
                null,
                NO_TAGS,
                Collections.unmodifiableMap(attributes));
    }

    private static Encryption by(String key) {
        return Encryption.kms("sse-kms", KeyReference.parse(key));
    }

    private static Encryption none() {
        return Encryption.without(Encryption.Method.NONE, "none");
    }
}
