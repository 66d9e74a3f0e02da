package io.keyledger.collect.s3;

import io.keyledger.inventory.EncryptedResource.RelatedKey;
import io.keyledger.inventory.KeyReference;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.Destination;
import software.amazon.awssdk.services.s3.model.EncryptionConfiguration;
import software.amazon.awssdk.services.s3.model.ReplicationRule;
import software.amazon.awssdk.services.s3.model.ReplicationRuleStatus;

/**
 * What the rules of GetBucketReplication mean.
 *
 * @param state {@code on} where any rule is enabled, otherwise {@code off}
 * @param keys of the replicas; those of a disabled rule too, for what it replicated before is still encrypted with them
 */
record BucketReplication(String state, List<RelatedKey> keys) {
    static final BucketReplication NONE = of(List.of());

    static BucketReplication of(List<ReplicationRule> rules) {
        boolean on = rules.stream().anyMatch(rule -> rule.status() == ReplicationRuleStatus.ENABLED);
        return new BucketReplication(
                on ? "on" : "off",
                rules.stream()
                        .map(BucketReplication::key)
                        .flatMap(Optional::stream)
                        .distinct()
                        .sorted()
                        .map(key -> new RelatedKey("replica", KeyReference.parse(key)))
                        .toList());
    }

    private static Optional<String> key(ReplicationRule rule) {
        return Optional.ofNullable(rule.destination())
                .map(Destination::encryptionConfiguration)
                .map(EncryptionConfiguration::replicaKmsKeyID);
    }
}
