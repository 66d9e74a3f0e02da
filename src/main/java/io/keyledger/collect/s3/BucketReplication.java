package io.keyledger.collect.s3;

import io.keyledger.inventory.Encryption;
import io.keyledger.inventory.KeyReference;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.Destination;
import software.amazon.awssdk.services.s3.model.EncryptionConfiguration;
import software.amazon.awssdk.services.s3.model.ReplicationRule;
import software.amazon.awssdk.services.s3.model.ReplicationRuleStatus;

/**
 * The meaning of the rules of GetBucketReplication.
 *
 * @param rules all rules by id, also disabled ones, because earlier replicas are still encrypted with their keys
 */
record BucketReplication(List<Rule> rules) {
    static final BucketReplication NONE = new BucketReplication(List.of());

    /**
     * The destination of a rule.
     *
     * @param bucket the ARN of the destination
     * @param account the account of the destination if the rule names it; otherwise empty
     * @param key the key that encrypts the replicas, in the destination's Region; empty if the rule names none
     */
    record Rule(String id, boolean enabled, String bucket, String account, Optional<Encryption> key) {}

    static BucketReplication of(List<ReplicationRule> rules) {
        return new BucketReplication(rules.stream()
                .map(BucketReplication::rule)
                .distinct()
                .sorted(Comparator.comparing(Rule::id).thenComparing(Rule::toString))
                .toList());
    }

    private static Rule rule(ReplicationRule rule) {
        @Nullable Destination destination = rule.destination();
        String bucket = destination == null ? "" : Objects.requireNonNullElse(destination.bucket(), "");
        return new Rule(
                Objects.requireNonNullElse(rule.id(), bucket.substring(bucket.lastIndexOf(':') + 1)),
                rule.status() == ReplicationRuleStatus.ENABLED,
                bucket,
                destination == null ? "" : Objects.requireNonNullElse(destination.account(), ""),
                Optional.ofNullable(destination)
                        .map(Destination::encryptionConfiguration)
                        .map(EncryptionConfiguration::replicaKmsKeyID)
                        .map(key -> Encryption.kms("aws:kms", KeyReference.parse(key))));
    }

    /** {@code on} if any rule is enabled, otherwise {@code off}. */
    String state() {
        return rules.stream().anyMatch(Rule::enabled) ? "on" : "off";
    }

    /** The destinations of the enabled rules, as {@code bucket=account} joined by {@code ;}. */
    String destinations() {
        return rules.stream()
                .filter(Rule::enabled)
                .map(rule -> rule.bucket() + "=" + rule.account())
                .distinct()
                .sorted()
                .collect(Collectors.joining(";"));
    }
}
