package io.keyledger.collect.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.inventory.EncryptedResource.RelatedKey;
import io.keyledger.inventory.KeyReference;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.ReplicationRule;
import software.amazon.awssdk.services.s3.model.ReplicationRuleStatus;

class BucketReplicationTest {
    private static final String KEY = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
    private static final String ALIAS = "arn:aws:kms:eu-west-1:111122223333:alias/replicas";

    @Test
    void withoutRulesThereIsNone() {
        assertThat(BucketReplication.NONE).isEqualTo(new BucketReplication("off", List.of()));
    }

    @Test
    void namesTheKeysOfItsReplicasOnce() {
        var replication = BucketReplication.of(List.of(
                rule(ReplicationRuleStatus.ENABLED, KEY),
                rule(ReplicationRuleStatus.ENABLED, ALIAS),
                rule(ReplicationRuleStatus.ENABLED, KEY)));

        assertThat(replication.state()).isEqualTo("on");
        assertThat(replication.keys())
                .containsExactly(
                        new RelatedKey("replica", KeyReference.parse(ALIAS)),
                        new RelatedKey("replica", KeyReference.parse(KEY)));
    }

    @Test
    void isOffWhereItsRulesAreDisabledButEarlierReplicasStillNeedTheKey() {
        var replication = BucketReplication.of(List.of(rule(ReplicationRuleStatus.DISABLED, KEY)));

        assertThat(replication)
                .isEqualTo(new BucketReplication("off", List.of(new RelatedKey("replica", KeyReference.parse(KEY)))));
    }

    @Test
    void needsNoKeyWhereARuleNamesNone() {
        ReplicationRule plain =
                ReplicationRule.builder().status(ReplicationRuleStatus.ENABLED).build();

        assertThat(BucketReplication.of(List.of(plain))).isEqualTo(new BucketReplication("on", List.of()));
    }

    private static ReplicationRule rule(ReplicationRuleStatus status, String key) {
        return ReplicationRule.builder()
                .status(status)
                .destination(destination -> destination
                        .bucket("arn:aws:s3:::replicas")
                        .encryptionConfiguration(encryption -> encryption.replicaKmsKeyID(key)))
                .build();
    }
}
