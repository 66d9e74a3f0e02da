package io.keyledger.collect.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.keyledger.inventory.Encryption;
import io.keyledger.inventory.KeyReference;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.ReplicationRule;
import software.amazon.awssdk.services.s3.model.ReplicationRuleStatus;

class BucketReplicationTest {
    private static final String KEY = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
    private static final String ALIAS = "arn:aws:kms:eu-west-1:111122223333:alias/replicas";

    @Test
    void withoutRulesThereIsNone() {
        assertThat(BucketReplication.NONE.state()).isEqualTo("off");
        assertThat(BucketReplication.NONE.destinations()).isEmpty();
    }

    @Test
    void namesTheKeyOfEachRuleByTheRule() {
        var replication = BucketReplication.of(List.of(
                rule("west", ReplicationRuleStatus.ENABLED, KEY), rule("east", ReplicationRuleStatus.ENABLED, ALIAS)));

        assertThat(replication.state()).isEqualTo("on");
        assertThat(replication.rules())
                .extracting(BucketReplication.Rule::id, BucketReplication.Rule::key)
                .containsExactly(tuple("east", by(ALIAS)), tuple("west", by(KEY)));
    }

    @Test
    void isOffWhereItsRulesAreDisabledButEarlierReplicasStillNeedTheKey() {
        var replication = BucketReplication.of(List.of(rule("west", ReplicationRuleStatus.DISABLED, KEY)));

        assertThat(replication.state()).isEqualTo("off");
        assertThat(replication.destinations()).isEmpty();
        assertThat(replication.rules()).extracting(BucketReplication.Rule::key).containsExactly(by(KEY));
    }

    @Test
    void needsNoKeyWhereARuleNamesNone() {
        ReplicationRule plain = ReplicationRule.builder()
                .id("plain")
                .status(ReplicationRuleStatus.ENABLED)
                .build();

        assertThat(BucketReplication.of(List.of(plain)).rules())
                .containsExactly(new BucketReplication.Rule("plain", true, "", "", Optional.empty()));
    }

    @Test
    void namesTheDestinationsAndTheirAccountsWhereTheRulesDo() {
        var replication = BucketReplication.of(List.of(
                rule("own", ReplicationRuleStatus.ENABLED, KEY),
                rule("foreign", ReplicationRuleStatus.ENABLED, KEY).toBuilder()
                        .destination(destination ->
                                destination.bucket("arn:aws:s3:::vault").account("999988887777"))
                        .build()));

        assertThat(replication.destinations()).isEqualTo("arn:aws:s3:::replicas=;arn:aws:s3:::vault=999988887777");
    }

    @Test
    void aRuleWithoutAnIdIsNamedByItsDestination() {
        assertThat(BucketReplication.of(List.of(rule(null, ReplicationRuleStatus.ENABLED, KEY)))
                        .rules())
                .extracting(BucketReplication.Rule::id)
                .containsExactly("replicas");
    }

    private static Optional<Encryption> by(String key) {
        return Optional.of(Encryption.kms("aws:kms", KeyReference.parse(key)));
    }

    private static ReplicationRule rule(@Nullable String id, ReplicationRuleStatus status, String key) {
        return ReplicationRule.builder()
                .id(id)
                .status(status)
                .destination(destination -> destination
                        .bucket("arn:aws:s3:::replicas")
                        .encryptionConfiguration(encryption -> encryption.replicaKmsKeyID(key)))
                .build();
    }
}
